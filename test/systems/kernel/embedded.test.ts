import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'

import { afterAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'

import { runningEmbeddedDatabase, startEmbeddedDatabase } from '@/shared/embedded-database'

const home = mkdtempSync(path.join(tmpdir(), 'coursewright-embedded-'))
const dataDir = path.join(home, 'database')
const children: ChildProcess[] = []

afterAll(() => {
  children.forEach((child) => child.kill('SIGKILL'))
  rmSync(home, { recursive: true, force: true })
})

function writer() {
  const child = spawn(
    process.execPath,
    ['--conditions=production', '--import', 'tsx', 'test/systems/kernel/embedded-writer.ts', dataDir],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    },
  )
  children.push(child)
  const lines: string[] = []
  let heard = () => {}
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line)
    heard()
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    lines,
    gone,
    said: (count: number) =>
      new Promise<void>((resolve) => {
        heard = () => lines.length >= count && resolve()
        heard()
      }),
    kill() {
      child.kill('SIGKILL')
      return gone
    },
  }
}

async function rowsOnDisk(): Promise<number[]> {
  const database = await startEmbeddedDatabase({ dataDir })
  const client = new pg.Client({ connectionString: database.connectionString })
  await client.connect()
  const { rows } = await client.query<{ n: number }>('select n from written order by n')
  await client.end()
  await database.close()
  return rows.map(({ n }) => n)
}

describe('the embedded database on disk', () => {
  it('has every acknowledged write after kill -9, and opens again although its lock was left', async () => {
    for (let round = 0; round < 2; round += 1) {
      const child = writer()
      await child.said(50)
      await child.kill()
      expect(child.lines[0]).toBe('started')
      const acknowledged = child.lines.slice(1).map(Number)
      expect(existsSync(`${dataDir}.lock`)).toBe(true)
      const kept = new Set(await rowsOnDisk())
      expect(acknowledged.filter((n) => !kept.has(n))).toEqual([])
      expect(existsSync(`${dataDir}.lock`)).toBe(false)
    }
  }, 120_000)

  it('refuses a second process while the first lives, and tells how to reach the first', async () => {
    const child = writer()
    await child.said(2)
    await expect(startEmbeddedDatabase({ dataDir })).rejects.toMatchObject({ code: 'database.in-use', status: 409 })
    const other = writer()
    await other.gone
    expect(other.lines).toEqual(['refused: database.in-use'])

    expect(statSync(`${dataDir}.lock`).mode & 0o077).toBe(0)
    const client = new pg.Client({ connectionString: runningEmbeddedDatabase(dataDir) })
    await client.connect()
    expect((await client.query('select count(*) > 0 as some from written')).rows).toEqual([{ some: true }])
    await client.end()
    await child.kill()
    expect(runningEmbeddedDatabase(dataDir)).toBeUndefined()
  }, 120_000)

  it('refuses to be opened twice in one process', async () => {
    const first = await startEmbeddedDatabase({ dataDir })
    await expect(startEmbeddedDatabase({ dataDir })).rejects.toMatchObject({ code: 'database.in-use' })
    await first.close()
  }, 60_000)

  it('takes a lock for dead whose number belongs to another process by now, or that was cut short', async () => {
    const lock = `${dataDir}.lock`
    writeFileSync(lock, JSON.stringify({ pid: process.ppid, began: '1', token: 'x', connectionString: null }))
    if (process.platform === 'linux') expect((await rowsOnDisk()).length).toBeGreaterThan(0)
    writeFileSync(lock, '{"pid": 1')
    expect((await rowsOnDisk()).length).toBeGreaterThan(0)
  }, 60_000)
})

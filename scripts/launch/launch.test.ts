import { execFile, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'

// A repository of its own, with the launcher and nothing else, so that nothing here touches what is installed or built.
let repository: string

beforeEach(() => {
  repository = mkdtempSync(path.join(tmpdir(), 'coursewright-launch-'))
  cpSync('scripts', path.join(repository, 'scripts'), { recursive: true })
})

afterEach(() => rmSync(repository, { recursive: true, force: true }))

const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(repository, file)), { recursive: true })
  writeFileSync(path.join(repository, file), text)
}

/** Runs a few lines with the launcher's modules at hand; gives what they print. */
async function evaluate(lines: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', lines], {
    cwd: repository,
  })
  return stdout.trim()
}

async function launch(...args: string[]): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, ['scripts/launch.mjs', ...args], { cwd: repository })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const code = await new Promise<number>((resolve) => child.once('close', (exit) => resolve(exit ?? -1)))
  return { code, output }
}

describe('the launcher', () => {
  it('answers a command it does not know with those it knows', async () => {
    const { code, output } = await launch('fly')
    expect(code).toBe(2)
    expect(output).toMatch(/no command "fly"[\s\S]*start[\s\S]*test[\s\S]*check/)
  })

  it('needs nothing that has to be installed', async () => {
    const sources = await evaluate(
      `import fs from 'node:fs'; console.log(fs.readdirSync('scripts/launch').filter((f) => f.endsWith('.mjs')).map((f) => fs.readFileSync('scripts/launch/' + f, 'utf8')).join('\\n'))`,
    )
    const imported = [...sources.matchAll(/^import .* from '([^']+)'/gm)].map(([, from]) => from!)
    expect(imported.length).toBeGreaterThan(10)
    expect(imported.filter((from) => !from.startsWith('node:') && !from.startsWith('./'))).toEqual([])
  })
})

describe('the lock', () => {
  const holdFor = (ms: number, name: string) =>
    evaluate(`
      import { exclusively } from './scripts/launch/lock.mjs'
      import { appendFileSync } from 'node:fs'
      await exclusively(async () => {
        appendFileSync('log', '${name} in\\n')
        await new Promise((resolve) => setTimeout(resolve, ${ms}))
        appendFileSync('log', '${name} out\\n')
      })`)

  it('lets one start at a time install and build', async () => {
    await Promise.all([holdFor(400, 'a'), holdFor(400, 'b'), holdFor(400, 'c')])
    const log = readFileSync(path.join(repository, 'log'), 'utf8').trim().split('\n')
    expect(log).toHaveLength(6)
    for (let at = 0; at < 6; at += 2) expect(log[at]!.replace('in', 'out')).toBe(log[at + 1])
  }, 30_000)

  it('is taken from somebody who died with it', async () => {
    const child = spawn(process.execPath, ['--eval', '0'])
    await new Promise((resolve) => child.once('close', resolve))
    write('.cache/launch.lock', String(child.pid))
    await holdFor(1, 'a')
    expect(existsSync(path.join(repository, '.cache/launch.lock'))).toBe(false)
  })

  it('is given back when the work fails', async () => {
    await evaluate(`
      import { exclusively } from './scripts/launch/lock.mjs'
      await exclusively(() => Promise.reject(new Error('disk full'))).catch(() => undefined)`)
    expect(existsSync(path.join(repository, '.cache/launch.lock'))).toBe(false)
  })
})

describe('the install', () => {
  const lockfile = (version: string) =>
    JSON.stringify({
      packages: { '': {}, 'node_modules/left': { version }, 'node_modules/for-windows': { version, optional: true } },
    })

  beforeEach(() => {
    write('package.json', JSON.stringify({ name: 'x', dependencies: { left: '1.0.0' } }))
    write('package-lock.json', lockfile('1.0.0'))
    write(
      'node_modules/.package-lock.json',
      JSON.stringify({ packages: { 'node_modules/left': { version: '1.0.0' } } }),
    )
  })

  const runs = `
    import { install } from './scripts/launch/install.mjs'
    process.env.npm_execpath = process.cwd() + '/npm.cjs'
    await install()
    const { existsSync } = await import('node:fs')
    console.log(existsSync('npm-ran') ? 'npm ran' : 'nothing to do')`
  const fakeNpm = (exit: number) =>
    write(
      'npm.cjs',
      `require('node:fs').writeFileSync('npm-ran', process.argv.slice(2).join(' ')); process.exit(${exit})`,
    )

  it('accepts what somebody has installed by hand, when it is what the lockfile says', async () => {
    fakeNpm(0)
    expect(await evaluate(runs)).toBe('nothing to do')
  })

  it('is done when the lockfile has changed, and once', async () => {
    fakeNpm(0)
    await evaluate(runs)
    write('package-lock.json', lockfile('1.0.1'))
    expect(await evaluate(runs)).toContain('npm ran')
    expect(readFileSync(path.join(repository, 'npm-ran'), 'utf8')).toMatch(/^ci /)
    rmSync(path.join(repository, 'npm-ran'))
    expect(await evaluate(runs)).toBe('nothing to do')
  })

  it('is not done again when somebody has brought it up to date by hand', async () => {
    fakeNpm(0)
    await evaluate(runs)
    write('package-lock.json', lockfile('1.0.1'))
    write(
      'node_modules/.package-lock.json',
      JSON.stringify({ packages: { 'node_modules/left': { version: '1.0.1' } } }),
    )
    expect(await evaluate(runs)).toBe('nothing to do')
  })

  it('is done again when it was made for another machine', async () => {
    fakeNpm(0)
    write('node_modules/.coursewright-install', JSON.stringify({ machine: 'win32-x64-115', content: 'x' }))
    expect(await evaluate(runs)).toContain('npm ran')
  })

  it('is repeated after one that failed', async () => {
    rmSync(path.join(repository, 'node_modules'), { recursive: true })
    fakeNpm(1)
    await expect(evaluate(runs)).rejects.toThrow(/npm ci failed/)
    expect(existsSync(path.join(repository, 'node_modules/.coursewright-install'))).toBe(false)
  })
})

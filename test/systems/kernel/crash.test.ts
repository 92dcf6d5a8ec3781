import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql as statement } from '@payloadcms/db-postgres/drizzle'

import { emit } from '@/shared/events'
import { getRun } from '@/shared/jobs'

import { startKernel, type Kernel } from './kernel'

let kernel: Kernel
const workers = new Set<ChildProcess>()

beforeAll(async () => (kernel = await startKernel()))
afterAll(async () => {
  workers.forEach((worker) => worker.kill('SIGKILL'))
  await kernel.close()
})

/** Starts a worker; `reached` resolves when it says `place`. With a place it stays there, for ever or so many milliseconds. */
function worker(place = 'started', milliseconds?: number) {
  const args = [
    kernel.database.connectionString,
    place.replace(/^at /, ''),
    ...(milliseconds ? [String(milliseconds)] : []),
  ]
  const child = spawn(
    process.execPath,
    ['--conditions=production', '--import', 'tsx', 'test/systems/kernel/three-step-worker.ts', ...args],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } },
  )
  workers.add(child)
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const places: string[] = []
  const reached = new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      places.push(line)
      if (line === place) resolve()
    })
    child.once('exit', () => reject(new Error(`the worker ended before it said “${place}”: ${places.join(', ')}`)))
  })
  reached.catch(() => undefined) // not every worker's place is waited for
  return {
    reached,
    places,
    signal: (signal: NodeJS.Signals) => child.kill(signal),
    async kill() {
      child.kill('SIGKILL')
      await gone
      workers.delete(child)
    },
  }
}

const run = async (note: number) => getRun(await kernel.req(), { job: 'test.three-steps', key: String(note) })

async function succeeded(note: number): Promise<void> {
  while ((await run(note))?.state !== 'succeeded') await new Promise((resolve) => setTimeout(resolve, 50))
}

const effects = (note: number) =>
  kernel.query<{ text: string; n: number }>(
    statement`select text, count(*)::int as n from notes where text like ${`% of ${note}`} group by text order by text`,
  )

const eachOnce = (note: number) => ['one', 'three', 'two'].map((name) => ({ text: `${name} of ${note}`, n: 1 }))

describe('kill -9 of the worker', () => {
  it('in the middle of every step, before and inside its transaction, costs no work and does nothing twice', async () => {
    await emit(await kernel.req(), 'note.burnt', { note: 1 })
    const steps = ['one', 'two', 'three']
    for (const place of steps.flatMap((name) => [`at compute ${name}`, `at commit ${name}`])) {
      const doomed = worker(place)
      await doomed.reached
      await doomed.kill()
    }
    const last = worker()
    await succeeded(1)
    // What was finished before is not computed again.
    expect(last.places.filter((place) => place.startsWith('at compute'))).toEqual(['at compute three'])
    await last.kill()
    expect(await effects(1)).toEqual(eachOnce(1))
  }, 240_000)

  it('is made good by a worker that is there already, soon after the lock has run out', async () => {
    await emit(await kernel.req(), 'note.burnt', { note: 2 })
    const doomed = worker('at commit two')
    await doomed.reached
    const heir = worker()
    await heir.reached
    const began = Date.now()
    await doomed.kill()
    await succeeded(2)
    expect(Date.now() - began).toBeLessThan(15_000)
    await heir.kill()
    expect(await effects(2)).toEqual(eachOnce(2))
  }, 120_000)
})

describe('a worker that was stopped (SIGSTOP) past its lock', () => {
  it('has its writes refused when it wakes up after another one took over', async () => {
    await emit(await kernel.req(), 'note.burnt', { note: 3 })
    const sleeper = worker('at compute two', 300)
    await sleeper.reached
    sleeper.signal('SIGSTOP')
    const heir = worker()
    await succeeded(3)
    sleeper.signal('SIGCONT')
    await new Promise((resolve) => setTimeout(resolve, 1500))
    // It was past the wait and came to the fence; its commit was not even begun.
    expect(sleeper.places).not.toContain('at commit two')
    expect(await effects(3)).toEqual(eachOnce(3))
    await sleeper.kill()
    await heir.kill()
  }, 120_000)
})

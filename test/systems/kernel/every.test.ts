import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { sql as statement } from '@payloadcms/db-postgres/drizzle'

import { defineJob, getRun, type Interval, type RecurringJobOptions, type Slot } from '@/shared/jobs'

import { startKernel, type Kernel } from './kernel'

let kernel: Kernel
let ran: Slot[] = []

beforeAll(async () => (kernel = await startKernel()))
beforeEach(() => {
  ran = []
})
afterAll(() => kernel.close())

let names = 0
function recurring(options: Partial<RecurringJobOptions> = {}) {
  names += 1
  return defineJob({
    name: `test.recurring-${names}`,
    every: '15 minutes',
    backoffSeconds: () => 0.05,
    run: async ({ input }) => void ran.push(input),
    ...options,
  })
}

const runsOf = (name: string) =>
  kernel.query<{ key: string; state: string }>(
    statement`select key, state from job_runs where job = ${name} order by key`,
  )

const until = async (condition: () => boolean | Promise<boolean>) => {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20))
}

describe('a recurring job', () => {
  it('runs once for a slot, however often it is ticked, and again for the next', async () => {
    const job = recurring()
    const jobs = await kernel.jobs([job], { live: false })
    await jobs.tick(job.name, new Date('2026-03-01T10:07:00Z'))
    await jobs.tick(job.name, new Date('2026-03-01T10:14:59Z'))
    await jobs.tick(job.name, new Date('2026-03-01T10:15:00Z'))
    expect(ran).toEqual([
      { slot: '2026-03-01T10:00:00.000Z', now: '2026-03-01T10:07:00.000Z' },
      { slot: '2026-03-01T10:15:00.000Z', now: '2026-03-01T10:15:00.000Z' },
    ])
  })

  it('is not started by draining alone', async () => {
    const job = recurring()
    const jobs = await kernel.jobs([job], { live: false })
    await jobs.drain()
    expect(await runsOf(job.name)).toEqual([])
  })

  it('runs its slot at the start of a server, once over two servers and a restart', async () => {
    const job = recurring({ every: '1 day' })
    const servers = await Promise.all([kernel.jobs([job]), kernel.jobs([job])])
    await until(async () => (await runsOf(job.name))[0]?.state === 'succeeded')
    await Promise.all(servers.map((server) => server.stop()))
    const again = await kernel.jobs([job])
    // The poll of every two seconds has come round once more.
    await new Promise((resolve) => setTimeout(resolve, 2500))
    await again.stop()
    expect(ran).toHaveLength(1)
    expect(ran[0]?.slot).toMatch(/T00:00:00\.000Z$/)
  })

  it('makes up for many missed slots by one run', async () => {
    const job = recurring({ every: '1 hour' })
    const past = new Date(Date.now() - 5 * 3600_000)
    const quiet = await kernel.jobs([job], { live: false })
    await quiet.tick(job.name, past)
    const server = await kernel.jobs([job])
    await until(() => ran.length === 2)
    await server.stop()
    expect(await runsOf(job.name)).toHaveLength(2)
  })

  it('does not begin a slot while an earlier one is still at work', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    const job = recurring({
      run: async ({ input }) => {
        ran.push(input)
        if (ran.length === 1) await held
      },
    })
    const quiet = await kernel.jobs([job], { live: false })
    const first = quiet.tick(job.name, new Date('2026-03-01T10:00:00Z'))
    await until(() => ran.length === 1)
    const server = await kernel.jobs([job])
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(await runsOf(job.name)).toHaveLength(1)
    release()
    await first
    await until(() => ran.length === 2)
    await server.stop()
  })

  it('is tried again in its slot when it fails', async () => {
    let failures = 1
    const job = recurring({
      run: async () => {
        if (failures-- > 0) throw new Error('not yet')
      },
    })
    const jobs = await kernel.jobs([job], { live: false })
    await jobs.tick(job.name, new Date('2026-03-01T10:00:00Z'))
    expect(await getRun(await kernel.req(), { job: job.name, key: '2026-03-01T10:00:00.000Z' })).toMatchObject({
      state: 'succeeded',
      attempts: 2,
    })
  })

  it.each(['soon', '0 minutes', '8 days', '1.5 hours'])('is refused when its interval is “%s”', (every) => {
    expect(() => recurring({ every: every as Interval })).toThrow('is no interval')
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import { z } from 'zod'

import { create, inTransaction, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import {
  cancelRun,
  defineJob,
  enqueue,
  getRun,
  listRuns,
  replayDeadLetter,
  type JobContext,
  type JobOptions,
} from '@/shared/jobs'

import { notes } from './boot-payload'
import { startKernel, type Kernel } from './kernel'

let kernel: Kernel
let effects: string[] = []

beforeAll(async () => (kernel = await startKernel()))
beforeEach(() => {
  effects = []
})
afterAll(() => kernel.close())

const input = z.object({ id: z.number(), text: z.string() })
type Input = z.infer<typeof input>

let names = 0
/** A job of its own for each test, so that none sees another's runs. */
function job(options: Partial<JobOptions<Input>> & Pick<JobOptions<Input>, 'run'>) {
  names += 1
  return defineJob<Input>({
    name: `test.job-${names}`,
    key: ({ id }) => String(id),
    input,
    backoffSeconds: () => 0.05,
    ...options,
  })
}

async function tell(id: number, text = 'hello'): Promise<void> {
  const req = await kernel.req()
  await inTransaction(req, () => emit(req, 'note.written', { id, text }))
}

async function runOf(name: string, key: string) {
  return getRun(await kernel.req(), { job: name, key })
}

const insertNote = async (req: Parameters<typeof sql>[0], text: string) => {
  await sql(req).execute(statement`insert into notes (text, updated_at, created_at) values (${text}, now(), now())`)
}

const notesCalled = async (text: string) =>
  (await kernel.query<{ n: number }>(statement`select count(*)::int as n from notes where text = ${text}`))[0]?.n

describe('an event', () => {
  it('starts a job when its save is committed, and none when it is rolled back', async () => {
    const hear = job({ on: 'note.written', run: async ({ input }) => void effects.push(input.text) })
    const { drain } = await kernel.jobs([hear], { live: false })
    const req = await kernel.req()
    await expect(
      inTransaction(req, async () => {
        await create({ req, collection: notes, data: { text: 'rolled back' } })
        await emit(req, 'note.written', { id: 1, text: 'rolled back' })
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    await tell(2, 'committed')
    await drain()
    expect(effects).toEqual(['committed'])
    expect(await runOf(hear.name, '1')).toBeUndefined()
    expect(await runOf(hear.name, '2')).toMatchObject({ state: 'succeeded', attempts: 1 })
  })

  it('starts exactly one run per job and key, however often it is told', async () => {
    const one = job({ on: 'note.written', run: async ({ input }) => void effects.push(`one ${input.id}`) })
    const other = job({ on: ['note.written'], run: async ({ input }) => void effects.push(`other ${input.id}`) })
    const { drain } = await kernel.jobs([one, other], { live: false })
    await Promise.all([tell(10), tell(10), tell(11), tell(10)])
    await drain()
    await tell(10)
    await drain()
    expect(effects.sort()).toEqual(['one 10', 'one 11', 'other 10', 'other 11'])
  })

  it('that a job cannot read becomes a dead run with the cause, and does not hold up the next', async () => {
    const hear = job({ on: 'note.written', run: async ({ input }) => void effects.push(input.text) })
    const { drain } = await kernel.jobs([hear], { live: false })
    const req = await kernel.req()
    await emit(req, 'note.written', { id: 'not a number' as never, text: 'x' })
    await tell(20, 'behind it')
    await drain()
    expect(effects).toEqual(['behind it'])
    const [dead] = await listRuns(req, { state: 'dead', limit: 1 })
    expect(dead).toMatchObject({ job: hear.name, error: { code: 'job.unreadable-event' } })
  })

  it('carries text that PostgreSQL would refuse, made harmless', async () => {
    const hear = job({ on: 'note.written', run: async ({ input }) => void effects.push(input.text) })
    const { drain } = await kernel.jobs([hear], { live: false })
    await tell(30, 'a\u0000b\ud800c')
    await drain()
    expect(effects).toEqual(['ab\ufffdc'])
  })
})

describe('enqueue', () => {
  it('is part of the transaction and knows a key it has seen', async () => {
    const work = job({ run: async ({ input }) => void effects.push(input.text) })
    const { drain } = await kernel.jobs([work], { live: false })
    const req = await kernel.req()
    await expect(
      inTransaction(req, async () => {
        await enqueue(req, work, { id: 1, text: 'rolled back' })
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    const first = await enqueue(req, work, { id: 1, text: 'first' })
    const second = await enqueue(req, work, { id: 1, text: 'second' })
    expect(second).toEqual({ run: first.run, created: false })
    await drain()
    expect(effects).toEqual(['first'])
  })
})

describe('a run', () => {
  it('is tried again with backoff after a failure, and goes on behind the last finished step', async () => {
    let failures = 2
    const work = job({
      run: async ({ step }) => {
        const length = await step(
          'measure',
          () => (effects.push('measure'), 5),
          (req) => insertNote(req, 'measured'),
        )
        await step('store', () => {
          effects.push('store')
          if (failures-- > 0) throw new Error('not yet')
          return { length }
        })
      },
    })
    const { drain } = await kernel.jobs([work], { live: false })
    await enqueue(await kernel.req(), work, { id: 1, text: '' })
    await drain()
    expect(effects).toEqual(['measure', 'store', 'store', 'store'])
    expect(await notesCalled('measured')).toBe(1)
    expect(await runOf(work.name, '1')).toMatchObject({ state: 'succeeded', error: null })
  })

  it('that keeps failing is dead after its attempts, tells its system, and can be replayed', async () => {
    let broken = true
    const work = job({
      attempts: 3,
      run: async ({ step }) => {
        await step('first', () => effects.push('first'))
        await step('second', () => {
          effects.push('second')
          if (broken) throw new Error('the printer is on fire')
        })
      },
      died: async (req, { input, error }) => insertNote(req, `died ${input.id} ${error.step}`),
    })
    const { drain } = await kernel.jobs([work], { live: false })
    const req = await kernel.req()
    const { run } = await enqueue(req, work, { id: 1, text: '' })
    expect(await drain()).toEqual({
      died: [{ run, job: work.name, code: 'job.failed', message: 'the printer is on fire' }],
    })
    expect(effects).toEqual(['first', 'second', 'second', 'second'])
    expect(await notesCalled('died 1 second')).toBe(1)
    expect(await runOf(work.name, '1')).toMatchObject({
      state: 'dead',
      error: { message: 'the printer is on fire', step: 'second' },
    })

    broken = false
    await replayDeadLetter(req, run)
    await drain()
    expect(effects.slice(4)).toEqual(['second'])
    expect(await runOf(work.name, '1')).toMatchObject({ state: 'succeeded' })
    await expect(replayDeadLetter(req, run)).rejects.toMatchObject({ code: 'job.not-dead', status: 409 })
    await expect(replayDeadLetter(req, 999_999)).rejects.toMatchObject({ status: 404 })
  })

  it('that is refused (4xx) is dead at once, because it would be refused again', async () => {
    const work = job({
      run: async () => {
        effects.push('tried')
        throw new DomainError({ code: 'sop.encrypted', message: 'The file is encrypted.', status: 422 })
      },
    })
    const { drain } = await kernel.jobs([work], { live: false })
    await enqueue(await kernel.req(), work, { id: 1, text: '' })
    await drain()
    expect(effects).toEqual(['tried'])
    expect(await runOf(work.name, '1')).toMatchObject({
      state: 'dead',
      error: { code: 'sop.encrypted', permanent: true },
    })
  })

  it('that is declared dead stays so when telling its system fails', async () => {
    const work = job({
      attempts: 1,
      run: async () => {
        throw new Error('no')
      },
      died: async (req) => {
        await insertNote(req, 'half told')
        throw new Error('telling failed')
      },
    })
    const { drain } = await kernel.jobs([work], { live: false })
    await enqueue(await kernel.req(), work, { id: 1, text: '' })
    await drain()
    expect(await runOf(work.name, '1')).toMatchObject({ state: 'dead' })
    expect(await notesCalled('half told')).toBe(0)
  })

  it('whose commit fails leaves neither the effect nor the checkpoint', async () => {
    let once = true
    const work = job({
      run: async ({ step }) => {
        await step(
          'write',
          () => effects.push('computed'),
          async (req) => {
            await insertNote(req, 'written once')
            if (once) {
              once = false
              throw new Error('the commit fails')
            }
          },
        )
      },
    })
    const { drain } = await kernel.jobs([work], { live: false })
    await enqueue(await kernel.req(), work, { id: 1, text: '' })
    await drain()
    expect(effects).toEqual(['computed', 'computed'])
    expect(await notesCalled('written once')).toBe(1)
  })

  it('shows its progress', async () => {
    const work = job({
      run: async ({ progress }) => {
        await progress(0, 2, 'Reading')
        await progress(2, 2, 'Reading')
      },
    })
    const { drain } = await kernel.jobs([work], { live: false })
    await enqueue(await kernel.req(), work, { id: 1, text: '' })
    await drain()
    expect(await runOf(work.name, '1')).toMatchObject({ progress: { done: 2, total: 2, label: 'Reading' } })
  })

  it('counts its attempts anew after every finished step', async () => {
    const failing = new Map([
      ['one', 2],
      ['two', 2],
      ['three', 2],
    ])
    const work = job({
      attempts: 3,
      run: async ({ step }) => {
        for (const name of failing.keys()) {
          await step(name, () => {
            const left = failing.get(name) ?? 0
            failing.set(name, left - 1)
            if (left > 0) throw new Error('not yet')
          })
        }
      },
    })
    const { drain } = await kernel.jobs([work], { live: false })
    await enqueue(await kernel.req(), work, { id: 1, text: '' })
    expect(await drain()).toEqual({ died: [] })
    expect(await runOf(work.name, '1')).toMatchObject({ state: 'succeeded' })
  })

  it('may show progress inside a commit, and takes steps side by side, but not one inside another', async () => {
    const work = job({
      attempts: 1,
      run: async ({ input, progress, step }) => {
        await Promise.all(
          ['a', 'b', 'c'].map((name, at) =>
            step(
              name,
              () => new Promise((resolve) => setTimeout(resolve, 5)),
              async (req) => {
                await insertNote(req, `beside ${name}`)
                await progress(at + 1, 3)
              },
            ),
          ),
        )
        if (input.id === 2)
          await step(
            'outer',
            () => 0,
            () => step('inner', () => 0).then(() => undefined),
          )
      },
    })
    const { drain } = await kernel.jobs([work], { live: false })
    await enqueue(await kernel.req(), work, { id: 1, text: '' })
    await enqueue(await kernel.req(), work, { id: 2, text: '' })
    await drain()
    expect(await runOf(work.name, '1')).toMatchObject({ state: 'succeeded', progress: { total: 3 } })
    expect(await runOf(work.name, '2')).toMatchObject({ state: 'dead', error: { code: 'job.misused', step: 'outer' } })
    expect(await notesCalled('beside b')).toBe(2)
  })

  it('gives a resumed try the same values an undisturbed one sees', async () => {
    const seen: unknown[] = []
    let fail = true
    const work = job({
      run: async ({ step }) => {
        seen.push(await step('facts', () => ({ at: new Date(0), none: undefined, list: [1] })))
        if (fail) {
          fail = false
          throw new Error('again')
        }
      },
    })
    const { drain } = await kernel.jobs([work], { live: false })
    await enqueue(await kernel.req(), work, { id: 1, text: '' })
    await drain()
    expect(seen).toEqual([seen[1], { at: '1970-01-01T00:00:00.000Z', list: [1] }])
  })
})

describe('a run that is no longer ours', () => {
  const stolen = (steal: (context: JobContext<Input>) => Promise<void>) =>
    job({
      attempts: 2,
      run: async (context) => {
        effects.push('started')
        await context.step(
          'effect',
          () => steal(context),
          (req) => insertNote(req, `stale ${context.run.id}`),
        )
      },
    })

  it('has its writes refused after another worker took it over', async () => {
    let runs = 0
    const work = stolen(async ({ run }) => {
      runs += 1
      if (runs > 1) return
      // What a sweep does when the lock has run out: another owner claims it under a new token, and is still at it.
      await kernel.query(statement`update job_runs set token = token + 1, owner = 'somebody else' where id = ${run.id}`)
    })
    const { drain } = await kernel.jobs([work], { live: false, concurrency: 1 })
    const { run } = await enqueue(await kernel.req(), work, { id: 1, text: '' })
    const drained = drain()
    await until(async () => effects.length === 1 && (await runOf(work.name, '1'))?.state === 'running')
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await notesCalled(`stale ${run}`)).toBe(0)
    // The other one dies, its lock runs out, and the run is resumed.
    await kernel.query(statement`update job_runs set lock_until = now() - interval '1 second' where id = ${run}`)
    await drained
    expect(effects).toEqual(['started', 'started'])
    expect(await notesCalled(`stale ${run}`)).toBe(1)
    expect(await runOf(work.name, '1')).toMatchObject({ state: 'succeeded' })
  })

  it('stops and writes nothing when it is cancelled', async () => {
    const work = stolen(async ({ run }) => cancelRun(await kernel.req(), run.id))
    const { drain } = await kernel.jobs([work], { live: false })
    const req = await kernel.req()
    const { run } = await enqueue(req, work, { id: 1, text: '' })
    await drain()
    expect(await notesCalled(`stale ${run}`)).toBe(0)
    expect(await runOf(work.name, '1')).toMatchObject({ state: 'cancelled' })
    await expect(cancelRun(req, run)).rejects.toMatchObject({ code: 'job.ended', status: 409 })
  })

  it('and was claimed too often without progress is dead, not tried for ever', async () => {
    const work = job({ attempts: 2, run: async () => void effects.push('ran') })
    const { drain } = await kernel.jobs([work], { live: false })
    const { run } = await enqueue(await kernel.req(), work, { id: 1, text: '' })
    await kernel.query(
      statement`update job_runs set state = 'running', attempts = 2, lock_until = now() - interval '1 second' where id = ${run}`,
    )
    await drain()
    expect(effects).toEqual([])
    expect(await runOf(work.name, '1')).toMatchObject({ state: 'dead', error: { code: 'job.worker-died' } })
  })
})

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10))
}

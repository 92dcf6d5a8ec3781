import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import { z } from 'zod'

import { emit } from '@/shared/events'
import {
  cancelRun,
  defineJob,
  enqueue,
  getRun,
  replayDeadLetter,
  type JobContext,
  type JobDefinition,
  type JobOptions,
  type Jobs,
  type QueueBackend,
} from '@/shared/jobs'

import { startKernel, type Kernel } from '../systems/kernel/kernel'

/** What every queue backend must do: bring each run to one worker, at its time, and lose none. */
export function describeQueueBackend({ name, backend }: { name: string; backend: () => QueueBackend }): void {
  describe(`jobs on ${name}`, () => {
    let kernel: Kernel
    let started: Jobs[] = []
    let serial = 0

    beforeAll(async () => (kernel = await startKernel()))
    afterEach(async () => {
      await Promise.all(started.map((jobs) => jobs.stop()))
      started = []
    })
    afterAll(() => kernel.close())

    type Input = { id: number; text: string }
    const work = (options: Partial<JobOptions<Input>> & Pick<JobOptions<Input>, 'run'>): JobDefinition<Input> =>
      defineJob<Input>({
        name: `contract.job-${(serial += 1)}-${Date.now()}`,
        key: ({ id }) => String(id),
        input: z.object({ id: z.number(), text: z.string() }),
        backoffSeconds: () => 0.2,
        ...options,
      })

    const start = async (jobs: JobDefinition[], concurrency = 4): Promise<Jobs> => {
      const running = await kernel.jobs(jobs, { backend: backend(), concurrency, graceSeconds: 1 })
      started.push(running)
      return running
    }

    const ask = async (job: JobDefinition<Input>, id = 1) => enqueue(await kernel.req(), job, { id, text: '' })

    const run = async (job: JobDefinition<Input>, id = 1) =>
      getRun(await kernel.req(), { job: job.name, key: String(id) })

    const reaches = async (job: JobDefinition<Input>, state: string, id = 1) => {
      await until(async () => (await run(job, id))?.state === state)
    }

    it('starts a run soon after its event is committed, once', async () => {
      const ran: number[] = []
      const job = work({ on: 'note.written', run: async ({ input }) => void ran.push(input.id) })
      await start([job])
      await emit(await kernel.req(), 'note.written', { id: 7, text: 'x' })
      await reaches(job, 'succeeded', 7)
      expect(ran).toEqual([7])
    })

    it('runs a backlog of forty to its end, each once, no more at a time than it has places', async () => {
      const ran: number[] = []
      let now = 0
      let most = 0
      const job = work({
        run: async ({ input }) => {
          most = Math.max(most, (now += 1))
          await new Promise((resolve) => setTimeout(resolve, 5))
          ran.push(input.id)
          now -= 1
        },
      })
      for (let id = 1; id <= 40; id += 1) await ask(job, id)
      await start([job], 3)
      await until(() => ran.length >= 40)
      await Promise.all(Array.from({ length: 40 }, (_, at) => reaches(job, 'succeeded', at + 1)))
      expect([...ran].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, at) => at + 1))
      expect(most).toBeLessThanOrEqual(3)
    })

    it('shares the work between two workers without running anything twice', async () => {
      const ran: number[] = []
      const job = work({
        run: async ({ input }) => {
          ran.push(input.id)
          await new Promise((resolve) => setTimeout(resolve, 10))
        },
      })
      await start([job], 2)
      await start([job], 2)
      await Promise.all(Array.from({ length: 20 }, (_, at) => ask(job, at + 1)))
      await until(() => ran.length >= 20)
      await Promise.all(Array.from({ length: 20 }, (_, at) => reaches(job, 'succeeded', at + 1)))
      expect(ran).toHaveLength(20)
    })

    it('tries again at the time that was set, not before', async () => {
      const times: number[] = []
      const job = work({
        backoffSeconds: () => 0.5,
        run: async () => {
          times.push(Date.now())
          if (times.length < 2) throw new Error('not yet')
        },
      })
      await start([job])
      await ask(job)
      await reaches(job, 'succeeded')
      expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(450)
    })

    it('keeps what died, and runs it again when it is replayed', async () => {
      let broken = true
      const job = work({
        attempts: 1,
        run: async () => {
          if (broken) throw new Error('out of order')
        },
      })
      await start([job])
      const { run: id } = await ask(job)
      await reaches(job, 'dead')
      expect(await run(job)).toMatchObject({ error: { message: 'out of order' } })
      broken = false
      await replayDeadLetter(await kernel.req(), id)
      await reaches(job, 'succeeded')
    })

    it('resumes a run whose worker died', async () => {
      const ran: number[] = []
      const job = work({ run: async ({ run: { attempt } }) => void ran.push(attempt) })
      const { run: id } = await ask(job)
      await kernel.query(statement`
        update job_runs set state = 'running', owner = 'a dead worker', attempts = 1, token = 1, carried_at = now(),
          lock_until = now() + interval '1 second' where id = ${id}`)
      await start([job])
      await reaches(job, 'succeeded')
      expect(ran).toEqual([2])
    })

    it('tells a running job at once that it was cancelled', async () => {
      let context: JobContext<Input> | undefined
      const job = work({
        run: (given) => {
          context = given
          return new Promise((_, reject) => given.signal.addEventListener('abort', () => reject(new Error('stopped'))))
        },
      })
      await start([job])
      const { run: id } = await ask(job)
      await until(() => context !== undefined)
      const began = Date.now()
      await cancelRun(await kernel.req(), id)
      await until(() => context?.signal.aborted === true)
      expect(Date.now() - began).toBeLessThan(1500)
      expect(await run(job)).toMatchObject({ state: 'cancelled' })
    })

    it('hands back what runs when it stops, and the next worker takes it at once', async () => {
      let tries = 0
      const job = work({
        run: ({ signal }) => {
          tries += 1
          if (tries > 1) return Promise.resolve()
          return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopping'))))
        },
      })
      const first = await start([job])
      await ask(job)
      await until(() => tries === 1)
      await first.stop()
      expect(await run(job)).toMatchObject({ state: 'queued', attempts: 0 })
      await start([job])
      await reaches(job, 'succeeded')
      expect(tries).toBe(2)
    })

    it('takes runs that a process which only asks has left', async () => {
      const ran: number[] = []
      const job = work({ run: async ({ input }) => void ran.push(input.id) })
      await ask(job)
      await start([job])
      await reaches(job, 'succeeded')
      expect(ran).toEqual([1])
    })
  })
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10))
}

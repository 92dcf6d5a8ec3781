import { log } from '@/shared/log'

import type { JobDefinition } from './define-job'
import { executeRun, type RunEnvironment, type RunOutcome } from './execute-run'

export type Executor = {
  /**
   * Runs one try as soon as a place is free, or waits for the one that runs here already. `alive` is called now and then until
   * it ends.
   */
  run(id: number, job: JobDefinition, alive: () => Promise<unknown>): Promise<RunOutcome>
  /** Starts a try at once if a place is free. */
  offer(id: number, job: JobDefinition): void
  /** Fills the free places with runs that are due: backlog, missed retries, runs whose worker died. `force`: retries before their time too. */
  fill(options?: { force?: boolean }): Promise<number>
  /** Resolves when nothing runs here. */
  idle(): Promise<void>
}

const pulseEvery = 15_000

/** The places of one process in which runs are executed. */
export function createExecutor({
  environment,
  jobs,
  concurrency,
  ended,
  noted,
}: {
  environment: RunEnvironment
  jobs: ReadonlyMap<string, JobDefinition>
  concurrency: number
  /** Told of every try that the carrier did not bring, and so does not hear of. */
  ended: (run: { id: number; job: JobDefinition }, outcome: RunOutcome) => Promise<void>
  /** Told of every try. */
  noted: (run: { id: number; job: JobDefinition }, outcome: RunOutcome) => void
}): Executor {
  const perJob = new Map<string, number>()
  const here = new Map<number, { outcome: Promise<RunOutcome>; carried: boolean }>()
  const waiting: { job: JobDefinition; enter: () => void }[] = []
  const idlers: (() => void)[] = []
  let busy = 0
  let filling: Promise<number> | undefined

  const mayEnter = (job: JobDefinition) =>
    busy < concurrency && (perJob.get(job.name) ?? 0) < (job.concurrency ?? concurrency)

  const enter = (job: JobDefinition) => {
    busy += 1
    perJob.set(job.name, (perJob.get(job.name) ?? 0) + 1)
  }

  const leave = (job: JobDefinition) => {
    busy -= 1
    perJob.set(job.name, (perJob.get(job.name) ?? 1) - 1)
    const next = waiting.findIndex((one) => mayEnter(one.job))
    if (next >= 0) {
      const [first] = waiting.splice(next, 1)
      if (first) {
        enter(first.job)
        first.enter()
      }
    } else if (!environment.stopping.aborted) {
      fill().catch((error: unknown) => log.warn({ err: error }, 'could not look for due runs; the next look may'))
    }
    if (busy === 0) idlers.splice(0).forEach((resolve) => resolve())
  }

  /** Runs a try in a place that has been entered. */
  const execute = (
    id: number,
    job: JobDefinition,
    { force = false, carried }: { force?: boolean; carried: boolean },
  ) => {
    const outcome = executeRun(environment, { job, id, force })
      .then((result) => {
        noted({ id, job }, result)
        return result
      })
      .finally(() => {
        here.delete(id)
        leave(job)
      })
    const place = { outcome, carried }
    here.set(id, place)
    return place
  }

  const start = (id: number, job: JobDefinition, force = false) => {
    enter(job)
    const place = execute(id, job, { force, carried: false })
    place.outcome
      .then((outcome) => (place.carried ? undefined : ended({ id, job }, outcome)))
      .catch((error: unknown) => log.warn({ job: job.name, run: id, err: error }, 'a run was left to be resumed'))
  }

  const run: Executor['run'] = async (id, job, alive) => {
    // A lost pulse costs a second delivery, which is harmless.
    const pulse = setInterval(() => void alive().catch(() => undefined), pulseEvery)
    try {
      if (!here.has(id)) {
        if (mayEnter(job)) enter(job)
        else await new Promise<void>((resolve) => waiting.push({ job, enter: resolve }))
        if (!here.has(id)) return await execute(id, job, { carried: true }).outcome
        // Started by another way while this one waited for its place.
        leave(job)
      }
      const running = here.get(id)
      if (!running) return { state: 'skipped' }
      running.carried = true
      return await running.outcome
    } finally {
      clearInterval(pulse)
    }
  }

  const look = async (force: boolean): Promise<number> => {
    const free = concurrency - busy
    const open = [...jobs.values()].filter(mayEnter).map(({ name }) => name)
    if (free <= 0 || open.length === 0 || environment.stopping.aborted) return 0
    const { rows } = await environment.db.query<{ id: number; job: string }>(
      `select id::float8 as id, job from job_runs
       where job = any($1::text[]) and id <> all($2::bigint[]) and (
         state = 'queued' or (state = 'retrying' and (run_at <= now() or $3)) or (state = 'running' and lock_until < now())
       )
       order by run_at, id limit $4`,
      [open, [...here.keys()], force, free],
    )
    const startable = rows.flatMap(({ id, job: name }) => {
      const job = jobs.get(name)
      return job && !here.has(id) ? [{ id, job }] : []
    })
    let started = 0
    for (const { id, job } of startable) {
      if (!mayEnter(job)) continue
      start(id, job, force)
      started += 1
    }
    return started
  }

  const fill: Executor['fill'] = async ({ force = false } = {}) => {
    await filling?.catch(() => undefined) // its own caller hears of it
    filling = look(force)
    return filling
  }

  return {
    run,
    offer(id, job) {
      if (!here.has(id) && mayEnter(job) && !environment.stopping.aborted) start(id, job)
    },
    fill,
    idle: () => (busy === 0 ? Promise.resolve() : new Promise((resolve) => idlers.push(resolve))),
  }
}

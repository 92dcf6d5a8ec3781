import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'

import type { Agenda } from 'agenda'
import type { Payload } from 'payload'

import { openKernelPool } from '@/shared/db'
import { env } from '@/shared/env'
import { outboxChannel } from '@/shared/events'
import { log } from '@/shared/log'

import { mongodbQueue } from './backends/mongodb'
import { postgresQueue } from './backends/postgres'
import type { QueueBackend } from './backends/queue-backend'
import { createCarrier, type Carrier } from './carrier'
import { carrierChannel, CarrierChannel } from './channel'
import type { JobDefinition } from './define-job'
import { dispatch } from './dispatch'
import { abortRun } from './execute-run'
import { createExecutor, type Executor } from './executor'
import { handBack, openRuns, prune, waitingWork } from './housekeeping'
import { cancelChannel } from './intervene'
import { oneAtATime } from './one-at-a-time'
import { openSlot, openSlots } from './slots'
import { openWire, type Wire } from './wire'

export type Drained = { died: { run: number; job: string; code: string; message: string }[] }

export type Jobs = {
  /** For Agendash; absent when started with `live: false`. */
  agenda: Agenda | undefined
  /**
   * Works until nothing is left: every event dispatched, every run ended, retries without their waiting time. For tests, seeds
   * and the command line. Tells what died in the meantime; throws nothing for it.
   */
  drain(): Promise<Drained>
  /**
   * Runs the slot of a recurring job in which `now` lies, unless it has run, and drains. For tests and the command line:
   * `drain` alone starts no slot.
   */
  tick(name: string, now?: Date): Promise<Drained>
  /** Ends in order: no new work, `graceSeconds` for what runs, the rest handed back to the queue. */
  stop(): Promise<void>
}

/** The poll that finds what no notification told of, in ms. */
const pollEvery = 2000
const pruneEvery = 3600_000

/** Queue backend by configuration (JOBS_BACKEND). */
export function queueFromEnvironment(): QueueBackend {
  return env.JOBS_BACKEND === 'mongodb' ? mongodbQueue({ url: env.MONGODB_URL ?? '' }) : postgresQueue()
}

/**
 * Starts the dispatcher and the workers of this process. With `live: false` nothing happens until `drain` is called.
 *
 * @throws when two jobs have one name, or the queue's database cannot be reached.
 */
export async function startJobs({
  payload,
  jobs,
  backend = queueFromEnvironment(),
  concurrency = env.JOBS_CONCURRENCY,
  live = true,
  graceSeconds = 5,
}: {
  payload: Payload
  jobs: readonly JobDefinition[]
  backend?: QueueBackend
  concurrency?: number
  live?: boolean
  graceSeconds?: number
}): Promise<Jobs> {
  const byName = new Map(jobs.map((job) => [job.name, job]))
  if (byName.size < jobs.length) {
    const twice = jobs.map(({ name }) => name).find((name, at, names) => names.indexOf(name) !== at)
    throw new Error(`Two jobs are called ${twice}; a job is named by its path.`)
  }
  const owner = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`
  const stopping = new AbortController()
  const died: Drained['died'] = []
  const { pool, connection, close: closePool } = openKernelPool(payload)
  let line: { carrier: Carrier; wire: Wire; close: () => Promise<void> } | undefined

  const executor: Executor = createExecutor({
    environment: { payload, db: pool, owner, stopping: stopping.signal },
    jobs: byName,
    concurrency,
    async ended({ id, job }, outcome) {
      if (outcome.state === 'retrying')
        await line?.carrier.carry({ id, job: job.name, fresh: false }, new Date(Date.now() + outcome.seconds * 1000))
    },
    noted({ id, job }, outcome) {
      if (outcome.state === 'dead')
        died.push({ run: id, job: job.name, code: outcome.error.code, message: outcome.error.message })
    },
  })

  const turn = async (): Promise<number> => {
    const { events, runs } = await dispatch(pool, jobs)
    if (line) {
      const { carrier } = line
      // What can start here starts here, without waiting for the carrier's way through the database and back.
      for (const { id, job } of runs) {
        const definition = byName.get(job)
        if (definition) executor.offer(id, definition)
      }
      await Promise.all(runs.map((run) => carrier.carry(run)))
    }
    return events + runs.length
  }
  const wake = oneAtATime(async () => {
    while (!stopping.signal.aborted && (await turn()) > 0);
  })
  const tryWake = () => {
    wake().catch((error: unknown) => log.warn({ err: error }, 'could not dispatch; the next poll may'))
  }
  const poll = () => {
    openSlots(pool, jobs)
      .then(() => waitingWork(pool))
      .then((waiting) => (waiting ? wake() : undefined))
      .then(() => executor.fill())
      .catch((error: unknown) => log.warn({ err: error }, 'could not look for work; the next poll may'))
  }

  const timers: NodeJS.Timeout[] = []
  if (live) {
    const opened = await backend.open({ pool })
    const wire = await openWire({
      connection,
      channels: [outboxChannel, cancelChannel, carrierChannel],
      back: () => poll(),
    })
    const channel = new CarrierChannel({ wire, pool, owner })
    const carrier = createCarrier({
      backend: opened.backend,
      channel,
      jobs,
      concurrency,
      owner,
      run: (id, job, alive) => executor.run(id, job, alive),
    })
    line = { carrier, wire, close: () => opened.close() }
    wire.on(outboxChannel, tryWake)
    wire.on(cancelChannel, (run) => abortRun(Number(run)))
    await carrier.start()
    timers.push(
      setInterval(poll, pollEvery),
      setInterval(() => prune(pool, jobs), pruneEvery),
    )
    timers.forEach((timer) => timer.unref())
    poll()
    log.info({ owner, backend: backend.name, jobs: jobs.length, concurrency }, 'jobs started')
  }

  const drain = async (): Promise<Drained> => {
    const from = died.length
    for (;;) {
      await wake()
      const started = await executor.fill({ force: true })
      await executor.idle()
      if (started === 0 && !(await waitingWork(pool)) && !(await openRuns(pool, jobs)))
        return { died: died.slice(from) }
      // Another process has the rest.
      if (started === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  return {
    agenda: line?.carrier.agenda,
    drain,
    async tick(name, now = new Date()) {
      await openSlot(pool, jobs, name, now)
      return drain()
    },
    async stop() {
      if (stopping.signal.aborted) return
      timers.forEach(clearInterval)
      stopping.abort(new Error('The process is stopping.'))
      await line?.carrier.stop()
      await Promise.race([executor.idle(), new Promise((resolve) => setTimeout(resolve, graceSeconds * 1000))])
      await handBack(pool, owner)
      await line?.wire.close()
      await line?.close()
      await closePool()
    },
  }
}

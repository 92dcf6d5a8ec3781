import { Agenda, type AgendaBackend, type NotificationChannel } from 'agenda'

import { log } from '@/shared/log'

import type { JobDefinition } from './define-job'
import type { RunOutcome } from './execute-run'

/** What an Agenda document says. */
type Freight = { run: number }

export type Carrier = {
  /** For Agendash. */
  agenda: Agenda
  start(): Promise<void>
  /** Asks for the run to be started at `at` (now by default) by whichever process is free. `fresh`: for the first time. */
  carry(run: { id: number; job: string; fresh: boolean }, at?: Date): Promise<void>
  stop(): Promise<void>
}

/** How long Agenda leaves a document with a process that gives no sign of life, in ms. The lock of the run itself is shorter. */
const documentLock = 60_000

/** Tells Agenda that a run failed, so that its document shows the cause; `seconds` until the next try, null for never. */
class RunFailed extends Error {
  readonly seconds: number | null

  constructor(message: string, seconds: number | null) {
    super(message)
    this.name = 'RunFailed'
    this.seconds = seconds
  }
}

/** Agenda as clock and carrier: it brings the numbers of runs to a free process at the right time. What happens then is in job_runs. */
export function createCarrier({
  backend,
  channel,
  jobs,
  concurrency,
  owner,
  run,
}: {
  backend: AgendaBackend
  channel: NotificationChannel
  jobs: readonly JobDefinition[]
  concurrency: number
  owner: string
  run: (id: number, job: JobDefinition, alive: () => Promise<void>) => Promise<RunOutcome>
}): Carrier {
  const agenda = new Agenda({
    name: owner,
    backend: connected(backend),
    notificationChannel: channel,
    processEvery: 2000,
    maxConcurrency: concurrency,
    defaultConcurrency: concurrency,
    // No more than can run: a document that waits here cannot be run by anybody else.
    lockLimit: concurrency,
    defaultLockLimit: concurrency,
    defaultLockLifetime: documentLock,
    removeOnComplete: true,
  })
  agenda.on('error', (error: unknown) => log.warn({ err: error }, 'agenda reported an error'))
  for (const job of jobs) {
    agenda.define<Freight>(
      job.name,
      async (document) => {
        const outcome = await run(document.attrs.data.run, job, () => document.touch())
        if (outcome.state === 'retrying') throw new RunFailed(outcome.error.message, outcome.seconds)
        if (outcome.state === 'dead') throw new RunFailed(outcome.error.message, null)
      },
      {
        ...(job.concurrency ? { concurrency: job.concurrency, lockLimit: job.concurrency } : {}),
        backoff: ({ error }) => (error instanceof RunFailed && error.seconds !== null ? error.seconds * 1000 : null),
      },
    )
  }
  return {
    agenda,
    start: () => agenda.start(),
    async carry({ id, job, fresh }, at = new Date()) {
      const document = agenda.create<Freight>(job, { run: id }).schedule(at)
      // A run carried again (after a crash, for a retry, by a replay) moves its document instead of adding one.
      await (fresh ? document : document.unique({ 'data.run': id })).save()
    },
    stop: () => agenda.stop(false),
  }
}

/**
 * The backend as Agenda gets it: connected already, and with an `unlockJob` that cannot end the process — Agenda calls it
 * without looking at its promise, so the database being away would be an unhandled rejection.
 */
function connected(backend: AgendaBackend): AgendaBackend {
  const repository = new Proxy(backend.repository, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      if (name !== 'unlockJob') return (value as (...args: unknown[]) => unknown).bind(target)
      return (...args: Parameters<typeof target.unlockJob>) =>
        target
          .unlockJob(...args)
          .catch((error: unknown) =>
            log.warn({ err: error }, 'an agenda document stays locked until its lock runs out'),
          )
    },
  })
  return {
    name: backend.name,
    repository,
    logger: backend.logger,
    ownsConnection: false,
    connect: () => Promise.resolve(),
    disconnect: () => Promise.resolve(),
  }
}

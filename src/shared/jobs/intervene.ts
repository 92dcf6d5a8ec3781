import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'

import { inTransaction, rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit, outboxChannel } from '@/shared/events'

import { sqlStatesBefore } from './runs'
import type { RunState } from './states'

declare module '@/shared/events' {
  interface EventPayloads {
    'job.replayed': { run: number; job: string; key: string }
    'job.cancelled': { run: number; job: string; key: string }
  }
}

/** The channel that tells the process a run works in that it is cancelled; the payload is the run's number. */
export const cancelChannel = 'coursewright:cancel'

/**
 * Puts a dead run back in the queue. Steps it finished stay finished. Who may do so is the caller's business.
 * @throws `job.run-not-found` (404), `job.not-dead` (409)
 */
export async function replayDeadLetter(req: PayloadRequest, run: number): Promise<void> {
  await inTransaction(req, async () => {
    const moved = rows<{ job: string; key: string }>(
      await sql(req).execute(statement`
        update job_runs set state = 'queued', attempts = 0, token = token + 1, error = null, finished_at = null, carried_at = null,
          run_at = now(), updated_at = now()
        where id = ${run} and state in (${statement.raw(sqlStatesBefore('queued'))}) and state <> 'running'
        returning job, key, pg_notify(${outboxChannel}, '')`),
    )
    const [replayed] = moved
    if (!replayed) throw await refusal(req, run, 'job.not-dead', 'only a dead run can be replayed')
    await emit(req, 'job.replayed', { run, job: replayed.job, key: replayed.key }, { subject: `job:${run}` })
  })
}

/**
 * Ends a run that has not ended. Work in progress is told to stop, and whatever it still writes is refused.
 * @throws `job.run-not-found` (404), `job.ended` (409)
 */
export async function cancelRun(req: PayloadRequest, run: number): Promise<void> {
  await inTransaction(req, async () => {
    const moved = rows<{ job: string; key: string }>(
      await sql(req).execute(statement`
        update job_runs set state = 'cancelled', token = token + 1, owner = null, lock_until = null, finished_at = now(), updated_at = now()
        where id = ${run} and state in (${statement.raw(sqlStatesBefore('cancelled'))})
        returning job, key, pg_notify(${cancelChannel}, ${String(run)})`),
    )
    const [cancelled] = moved
    if (!cancelled) throw await refusal(req, run, 'job.ended', 'it has ended already')
    await emit(req, 'job.cancelled', { run, job: cancelled.job, key: cancelled.key }, { subject: `job:${run}` })
  })
}

async function refusal(req: PayloadRequest, run: number, code: string, why: string): Promise<DomainError> {
  const [known] = rows<{ state: RunState }>(
    await sql(req).execute(statement`select state from job_runs where id = ${run}`),
  )
  if (!known) return new DomainError({ code: 'job.run-not-found', message: `There is no run ${run}.`, status: 404 })
  return new DomainError({ code, message: `Run ${run} is ${known.state}: ${why}.`, status: 409 })
}

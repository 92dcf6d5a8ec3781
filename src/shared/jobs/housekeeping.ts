import type { Pool } from 'pg'

import { log } from '@/shared/log'

import type { JobDefinition } from './define-job'
import { forgetSlots } from './slots'

/** Whether something was told or asked for that no dispatcher has seen. */
export async function waitingWork(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ waiting: boolean }>(
    `select exists (select from outbox where dispatched_at is null)
       or exists (select from job_runs where state = 'queued' and carried_at is null) as waiting`,
  )
  return rows[0]?.waiting ?? false
}

/** Whether a run of these jobs has not ended. */
export async function openRuns(pool: Pool, jobs: readonly JobDefinition[]): Promise<boolean> {
  const { rows } = await pool.query<{ open: boolean }>(
    `select exists (select from job_runs where state in ('queued', 'running', 'retrying') and job = any($1::text[])) as open`,
    [jobs.map(({ name }) => name)],
  )
  return rows[0]?.open ?? false
}

/** Runs that did not end in time go back to the queue at once; what this process still does for them is refused. */
export async function handBack(pool: Pool, owner: string): Promise<void> {
  await pool
    .query(
      `update job_runs set state = 'queued', token = token + 1, owner = null, lock_until = null, carried_at = null, updated_at = now()
       where owner = $1 and state = 'running'`,
      [owner],
    )
    .catch((error: unknown) =>
      log.warn({ err: error }, 'could not hand back runs; they are resumed when their locks run out'),
    )
}

/** Told events stay in the audit trail; the outbox keeps a week for looking back. */
export function prune(pool: Pool, jobs: readonly JobDefinition[]): void {
  pool
    .query(`delete from outbox where dispatched_at < now() - interval '7 days'`)
    .then(() => forgetSlots(pool, jobs))
    .catch((error: unknown) => log.warn({ err: error }, 'could not prune the outbox'))
}

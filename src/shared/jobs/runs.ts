import type { Pool, PoolClient } from 'pg'

import type { RunError } from './define-job'
import { statesBefore, type RunState } from './states'

/** A pool or one of its clients: whatever answers `query`. */
export type Queryable = Pick<Pool | PoolClient, 'query'>

/** A run as its owner holds it. `token` proves the ownership. */
export type ClaimedRun = {
  id: number
  key: string
  input: unknown
  attempts: number
  token: number
  organisation: number | null
  actor: number | null
  /** Steps that earlier tries finished. */
  finished: string[]
}

/** A run and the token under which its holder may write. */
export type Holding = { id: number; token: number }

/**
 * Takes a run that is due (queued, retrying, or running under a lock that ran out), or returns undefined when it is not ours
 * to take. `force` takes a retry before its time, and runs claimed so skip the wait.
 */
export async function claimRun(
  db: Queryable,
  { id, owner, lockSeconds, force = false }: { id: number; owner: string; lockSeconds: number; force?: boolean },
): Promise<ClaimedRun | undefined> {
  const { rows } = await db.query<Omit<ClaimedRun, 'id' | 'token'> & { id: string; token: string }>(
    `update job_runs set state = 'running', token = token + 1, attempts = attempts + 1, owner = $2,
       lock_until = now() + make_interval(secs => $3), started_at = coalesce(started_at, now()), updated_at = now()
     where id = (
       select id from job_runs where id = $1 and (
         state = 'queued' or (state = 'retrying' and (run_at <= now() or $4)) or (state = 'running' and lock_until < now())
       )
       for update skip locked
     )
     returning id, key, input, attempts, token, organisation_id as organisation, actor_id as actor,
       array(select name from job_steps where run_id = job_runs.id) as finished`,
    [id, owner, lockSeconds, force],
  )
  const [row] = rows
  return row && { ...row, id: Number(row.id), token: Number(row.token) }
}

/** Sign of life. False when the run is not ours any more. */
export async function extendLock(db: Queryable, { id, token }: Holding, lockSeconds: number): Promise<boolean> {
  return changed(
    db,
    `update job_runs set lock_until = now() + make_interval(secs => $3) where id = $1 and token = $2 and state = 'running'`,
    [id, token, lockSeconds],
  )
}

export async function writeProgress(
  db: Queryable,
  { id, token }: Holding,
  progress: { done: number; total: number; label?: string },
) {
  return changed(
    db,
    `update job_runs set progress = $3, updated_at = now() where id = $1 and token = $2 and state = 'running'`,
    [id, token, JSON.stringify(progress)],
  )
}

export async function finishRun(db: Queryable, { id, token }: Holding): Promise<boolean> {
  return changed(
    db,
    `update job_runs set state = 'succeeded', error = null, owner = null, lock_until = null, finished_at = now(), updated_at = now()
     where id = $1 and token = $2 and state = 'running'`,
    [id, token],
  )
}

export async function retryRun(
  db: Queryable,
  { id, token }: Holding,
  { seconds, error }: { seconds: number; error: RunError },
) {
  return changed(
    db,
    `update job_runs set state = 'retrying', error = $3, run_at = now() + make_interval(secs => $4), owner = null, lock_until = null,
       updated_at = now()
     where id = $1 and token = $2 and state = 'running'`,
    [id, token, JSON.stringify(error), seconds],
  )
}

/** Gives a run back untouched, for another process to take at once (shutdown). */
export async function releaseRun(db: Queryable, { id, token }: Holding): Promise<boolean> {
  return changed(
    db,
    `update job_runs set state = 'queued', token = token + 1, attempts = greatest(attempts - 1, 0), owner = null, lock_until = null,
       carried_at = null, updated_at = now()
     where id = $1 and token = $2 and state = 'running'`,
    [id, token],
  )
}

/** The stored value of a finished step, or undefined. */
export async function stepValue(db: Queryable, run: number, name: string): Promise<{ value: unknown } | undefined> {
  const { rows } = await db.query<{ value: unknown }>('select value from job_steps where run_id = $1 and name = $2', [
    run,
    name,
  ])
  return rows[0]
}

/** States as an SQL list, from the table of moves: `'queued', 'running'`. */
export function sqlStatesBefore(to: RunState): string {
  return statesBefore(to)
    .map((state) => `'${state}'`)
    .join(', ')
}

async function changed(db: Queryable, text: string, values: unknown[]): Promise<boolean> {
  const { rowCount } = await db.query(text, values)
  return rowCount === 1
}

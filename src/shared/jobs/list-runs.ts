import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'

import { rows, sql } from '@/shared/db'

import type { RunError } from './define-job'
import type { RunState } from './states'

/** A run as screens show it. Times are ISO texts. */
export type RunSummary = {
  id: number
  job: string
  key: string
  state: RunState
  attempts: number
  progress: { done: number; total: number; label?: string } | null
  error: RunError | null
  organisation: number | null
  createdAt: string
  startedAt: string | null
  finishedAt: string | null
  /** When a retrying run comes next. */
  runAt: string
}

const columns = statement`id::float8 as id, job, key, state, attempts, progress, error, organisation_id as organisation,
  to_json(created_at) #>> '{}' as "createdAt", to_json(started_at) #>> '{}' as "startedAt",
  to_json(finished_at) #>> '{}' as "finishedAt", to_json(run_at) #>> '{}' as "runAt"`

/** One run by its job and key, or undefined. Access is the caller's business. */
export async function getRun(
  req: PayloadRequest,
  { job, key }: { job: string; key: string },
): Promise<RunSummary | undefined> {
  const found = rows<RunSummary>(
    await sql(req).execute(statement`select ${columns} from job_runs where job = ${job} and key = ${key}`),
  )
  return found[0]
}

/** The newest runs, optionally of one organisation or in one state, before `before` when paging on. Access is the caller's business. */
export async function listRuns(
  req: PayloadRequest,
  {
    organisation,
    state,
    before,
    limit = 50,
  }: { organisation?: number; state?: RunState; before?: number; limit?: number } = {},
): Promise<RunSummary[]> {
  return rows<RunSummary>(
    await sql(req).execute(statement`
      select ${columns} from job_runs
      where true
        ${organisation === undefined ? statement`` : statement`and organisation_id = ${organisation}`}
        ${state === undefined ? statement`` : statement`and state = ${state}`}
        ${before === undefined ? statement`` : statement`and id < ${before}`}
      order by id desc limit ${limit}`),
  )
}

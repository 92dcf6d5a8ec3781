import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'

import { actorOf, organisationOf, rows, sql } from '@/shared/db'
import { outboxChannel } from '@/shared/events'
import { jsonText } from '@/shared/json'

import type { JobDefinition } from './define-job'

/**
 * Asks for one piece of work, in the request's transaction. For work that follows from a fact, `emit` the fact instead and let
 * the job name it in `on`.
 *
 * Returns the run; `created` is false when the key was known already (whatever became of that run).
 * @throws ZodError when the input is not what the job takes.
 */
export async function enqueue<Input>(
  req: PayloadRequest,
  job: JobDefinition<Input>,
  input: Input,
): Promise<{ run: number; created: boolean }> {
  const key = job.key(job.input.parse(input))
  const [created] = rows<{ id: number }>(
    await sql(req).execute(statement`
      with run as (
        insert into job_runs (job, key, input, organisation_id, actor_id)
        values (${job.name}, ${key}, ${jsonText(input)}::jsonb, ${organisationOf(req)}, ${actorOf(req)})
        on conflict (job, key) do nothing
        returning id
      )
      select id::float8 as id, pg_notify(${outboxChannel}, '') from run`),
  )
  if (created) return { run: created.id, created: true }
  const [known] = rows<{ id: number }>(
    await sql(req).execute(statement`select id::float8 as id from job_runs where job = ${job.name} and key = ${key}`),
  )
  if (!known)
    throw new Error(`The run ${job.name} ${key} is being made by a transaction that has not ended; try again.`)
  return { run: known.id, created: false }
}

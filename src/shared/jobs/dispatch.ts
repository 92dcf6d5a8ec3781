import type { Pool, QueryResult } from 'pg'

import { chain, genesis } from '@/shared/audit'

import type { JobDefinition } from './define-job'
import { runsFor, type OutboxRow } from './match-events'

// One dispatcher at a time over all processes: the audit chain has one end. Any constant of the product's own will do.
const dispatcherLock = 0x636f7572
const batch = 200

/** `fresh`: no carrier has been asked for the run before. */
export type WaitingRun = { id: number; job: string; fresh: boolean }

export type Dispatched = { events: number; runs: WaitingRun[] }

/**
 * One turn: outbox rows become runs and links of the audit trail, in the order of their numbers, in one transaction.
 * Returns the runs that now wait for a carrier (those of `enqueue` too); `events` is 0 when the outbox was empty.
 * Three round trips, because every job waits for them.
 */
export async function dispatch(pool: Pool, jobs: readonly JobDefinition[]): Promise<Dispatched> {
  const client = await pool.connect()
  let failure: Error | undefined
  try {
    const [, , waiting, end] = (await client.query(begin)) as unknown as [
      unknown,
      unknown,
      QueryResult<OutboxRow>,
      QueryResult<End>,
    ]
    const events = waiting.rows
    const links = chain(end.rows[0] ?? { seq: 0, hash: genesis }, events.map(factOf))
    const { rows: runs } = await client.query<WaitingRun>(write, [
      events.map(({ id }) => id),
      JSON.stringify(links),
      JSON.stringify(events.flatMap((event) => runsFor(event, jobs))),
      jobs.map(({ name }) => name),
      batch,
    ])
    await client.query('commit')
    return { events: events.length, runs: runs.sort((one, other) => one.id - other.id) }
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error))
    await client.query('rollback').catch(() => undefined) // the connection may be what failed
    throw failure
  } finally {
    client.release(failure)
  }
}

type End = { seq: number; hash: string }

// Each statement sees what was committed before it, so those behind the lock see all that the last dispatcher wrote.
const begin = `
  begin;
  select pg_advisory_xact_lock(${dispatcherLock});
  select id::float8 as id, type, payload, subject, organisation_id as organisation, actor_id as actor,
    to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as happened_at
  from outbox where dispatched_at is null order by id limit ${batch};
  select seq::float8 as seq, hash from audit_events order by seq desc limit 1`

const write = `
  with told as (
    update outbox set dispatched_at = now() where id = any($1::bigint[])
  ), trail as (
    insert into audit_events (seq, event_id, organisation_id, actor_id, type, subject, payload, happened_at, prev_hash, hash)
    select seq, event_id, organisation_id, actor_id, type, subject, coalesce(payload, 'null'), happened_at, prev_hash, hash
    from jsonb_to_recordset($2::jsonb) as link(seq bigint, event_id bigint, organisation_id int, actor_id int, type text,
      subject text, payload jsonb, happened_at timestamptz, prev_hash text, hash text)
  ), started as (
    insert into job_runs (job, key, input, state, error, event_id, organisation_id, actor_id, finished_at, carried_at)
    select job, key, coalesce(input, 'null'), state, error, event_id, organisation_id, actor_id, case when state = 'dead' then now() end,
      now()
    from jsonb_to_recordset($3::jsonb) as run(job text, key text, input jsonb, state text, error jsonb, event_id bigint,
      organisation_id int, actor_id int)
    on conflict (job, key) do nothing
    returning id, job, state
  ), asked as (
    update job_runs set carried_at = now()
    where id in (
      select id from job_runs where state = 'queued' and carried_at is null and job = any($4::text[]) order by id limit $5
    )
    returning id, job, started_at is null as fresh
  )
  select id::float8 as id, job, true as fresh from started where state = 'queued'
  union all
  select id::float8 as id, job, fresh from asked`

function factOf({ id, organisation, actor, ...event }: OutboxRow) {
  return { ...event, event_id: id, organisation_id: organisation, actor_id: actor }
}

import type { Pool } from 'pg'
import { z } from 'zod'

import type { JobDefinition } from './define-job'

type Unit = 'minute' | 'minutes' | 'hour' | 'hours' | 'day' | 'days'

/** How often: `15 minutes`, `1 hour`, `1 day`. Slots begin at whole multiples of it since 1970, UTC. */
export type Interval = `${number} ${Unit}`

/** What a recurring run gets: the beginning of its slot, and when it was asked for (later, after a standstill). ISO 8601, UTC. */
export type Slot = { slot: string; now: string }

export const slotInput: z.ZodType<Slot> = z.object({ slot: z.iso.datetime(), now: z.iso.datetime() })

const seconds = { minute: 60, minutes: 60, hour: 3600, hours: 3600, day: 86_400, days: 86_400 } satisfies Record<
  Unit,
  number
>

/** An interval in seconds. @throws for anything but whole minutes, hours or days up to a week. */
export function secondsOf(every: Interval): number {
  const [, count, unit] = /^(\d+) (minutes?|hours?|days?)$/.exec(every) ?? []
  const length = Number(count ?? 0) * (unit ? seconds[unit as Unit] : 0)
  // Ended slots are kept for a month: one of a longer interval would be forgotten and run again.
  if (length < 60 || length > 604_800)
    throw new Error(`“${every}” is no interval. Write whole minutes, hours or days up to a week: “15 minutes”.`)
  return length
}

/**
 * Asks for the slot that time stands in, once over all processes: the run's key is its beginning, by the clock of the database.
 * A slot whose predecessor has not ended waits for it. What was missed while nobody worked is made up for by this one.
 */
export async function openSlots(pool: Pool, jobs: readonly JobDefinition[]): Promise<void> {
  const recurring = jobs.filter(({ every }) => every !== undefined)
  if (recurring.length === 0) return
  await pool.query(
    `insert into job_runs (job, key, input)
     select job, slot, jsonb_build_object('slot', slot, 'now', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
     from (
       select job, to_char(
         to_timestamp(floor(extract(epoch from now()) / seconds) * seconds) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
       ) as slot
       from unnest($1::text[], $2::int[]) as recurring(job, seconds)
     ) as due
     where not exists (
       select from job_runs as known
       where known.job = due.job and (known.key = due.slot or known.state in ('queued', 'running', 'retrying'))
     )
     on conflict (job, key) do nothing`,
    [recurring.map(({ name }) => name), recurring.map(({ every }) => every)],
  )
}

/** Asks for the slot of one job in which `now` lies, if nobody has yet. @throws when there is no such recurring job. */
export async function openSlot(pool: Pool, jobs: readonly JobDefinition[], name: string, now: Date): Promise<void> {
  const job = jobs.find((one) => one.name === name)
  if (!job?.every) throw new Error(`There is no recurring job called ${name}.`)
  const length = job.every * 1000
  const slot = new Date(Math.floor(now.getTime() / length) * length).toISOString()
  await pool.query(`insert into job_runs (job, key, input) values ($1, $2, $3) on conflict (job, key) do nothing`, [
    name,
    slot,
    JSON.stringify({ slot, now: now.toISOString() }),
  ])
}

/** Forgets slots that ended well over a month ago; what died stays to be seen. */
export async function forgetSlots(pool: Pool, jobs: readonly JobDefinition[]): Promise<void> {
  await pool.query(
    `delete from job_runs
     where job = any($1::text[]) and state in ('succeeded', 'cancelled') and finished_at < now() - interval '31 days'`,
    [jobs.filter(({ every }) => every !== undefined).map(({ name }) => name)],
  )
}

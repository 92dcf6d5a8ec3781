import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { jsonText } from '@/shared/json'
import type { GradingState, ObservationState } from './lifecycle'
import type { Levels } from './rubric'

export type GradingRow = {
  id: number
  exercise: string
  grader: { id: number; name: string }
  state: GradingState
  levels: Levels
  comment: string | null
  /** Of the rubric's points: the sum, or the override. */
  points: number | null
  maxPoints: number
  override: number | null
  overrideReason: string | null
  secondWanted: boolean
  revision: number
  updatedAt: string
}

/** Everything that was given for an attempt so far, oldest first. */
export async function gradingsOf(req: PayloadRequest, attempt: number): Promise<GradingRow[]> {
  return rows<GradingRow>(
    await sql(req).execute(query`
      select g.id, g.exercise, json_build_object('id', u.id, 'name', u.name) as grader, g.state, g.levels, g.comment,
        g.points::float8 as points, g.max_points::float8 as "maxPoints", g.override::float8 as override,
        g.override_reason as "overrideReason", coalesce(g.second_wanted, false) as "secondWanted",
        g.revision::int as revision, ${isoOf('g.updated_at')} as "updatedAt"
      from gradings g join users u on u.id = g.grader_id
      where g.attempt_id = ${attempt} order by g.id`),
  )
}

export type ObservedItem = { label: string; text: string; critical: boolean; observed: boolean; note: string | null }

export type ObservationRow = {
  id: number
  enrollment: number
  learner: { id: number; name: string }
  version: { id: number; number: number; title: string; hash: string }
  versionHash: string
  exercise: string
  title: string
  items: ObservedItem[]
  note: string | null
  /** 0..1; 0 once a critical item was missed. */
  score: number
  state: ObservationState
  observer: { id: number; name: string }
  observedAt: string
  answeredAt: string | null
  disputeReason: string | null
  /** The attempt that it counted for. */
  attempt: number | null
}

/** Newest first. */
export async function observationsOf(req: PayloadRequest, enrollment: number): Promise<ObservationRow[]> {
  return rows<ObservationRow>(
    await sql(req).execute(query`
      ${selectObservation} where o.enrollment_id = ${enrollment} order by o.id desc`),
  )
}

export const selectObservation = query`
  select o.id, o.enrollment_id as enrollment, json_build_object('id', o.learner_id, 'name', o.learner_name) as learner,
    json_build_object('id', v.id, 'number', v.number::int, 'title', v.title, 'hash', v.hash) as version,
    o.version_hash as "versionHash", o.exercise, o.title, o.items, o.note, o.score::float8 as score, o.state,
    json_build_object('id', o.observer_id, 'name', o.observer_name) as observer,
    ${isoOf('o.observed_at')} as "observedAt", ${isoOf('o.answered_at')} as "answeredAt",
    o.dispute_reason as "disputeReason", o.attempt_id as attempt
  from observations o join versions v on v.id = o.version_id`

/** ISO 8601 in UTC. */
export function isoOf(column: string) {
  return query.raw(`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)
}

export const json = (value: unknown) => query`${jsonText(value)}::jsonb`

import { sql as query, type SQL } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { hasRole, type Person } from '@/systems/identity/public'
import { notFound } from './errors'
import type { SessionState } from './lifecycle'
import { seesAllCohorts } from './policies'

export type CohortRow = { id: number; name: string; organisation: number; startsAt: string | null }

/** @throws `cohort.not-found` (404), also for one that somebody else trains. */
export async function cohortOf(
  req: PayloadRequest,
  { person, cohort }: { person: Person; cohort: number },
): Promise<CohortRow> {
  const [row] = rows<CohortRow>(
    await sql(req).execute(query`
      select c.id, c.name, c.organisation_id as organisation, ${iso(query`c.starts_at`)} as "startsAt"
      from cohorts c where c.id = ${cohort} and ${trainedBy(person)}`),
  )
  if (!row) throw notFound('cohort')
  return row
}

export type SessionRow = {
  id: number
  title: string
  state: SessionState
  startsAt: string
  endsAt: string
  timeZone: string
  place: string | null
  link: string | null
  capacity: number | null
  uid: string
  sequence: number
  cancelledReason: string | null
  updatedAt: string
  cohort: { id: number; name: string }
  trainer: { id: number; name: string; email: string }
}

/** @throws `session.not-found` (404), also for one of a cohort that somebody else trains. */
export async function sessionOf(
  req: PayloadRequest,
  { person, session, lock = false }: { person: Person; session: number; lock?: boolean },
): Promise<SessionRow> {
  const [row] = rows<SessionRow>(
    await sql(req).execute(query`
      ${selectSession} where s.id = ${session} and ${trainedBy(person)} ${lock ? query`for update of s` : query``}`),
  )
  if (!row) throw notFound('session')
  return row
}

/** The same for somebody in the cohort. */
export async function sessionOfLearner(
  req: PayloadRequest,
  { person, session, lock = false }: { person: Person; session: number; lock?: boolean },
): Promise<SessionRow | null> {
  const [row] = rows<SessionRow>(
    await sql(req).execute(query`
      ${selectSession} where s.id = ${session} and s.organisation_id = ${person.organisation} and ${learntBy(person)}
      ${lock ? query`for update of s` : query``}`),
  )
  return row ?? null
}

export const selectSession = query`
  select s.id, s.title, s.state, ${iso(query`s.starts_at`)} as "startsAt", ${iso(query`s.ends_at`)} as "endsAt",
    s.time_zone as "timeZone", s.place, s.link, s.capacity::int as capacity, s.uid, s.sequence::int as sequence,
    s.cancelled_reason as "cancelledReason", ${iso(query`s.updated_at`)} as "updatedAt",
    json_build_object('id', c.id, 'name', c.name) as cohort,
    json_build_object('id', t.id, 'name', t.name, 'email', t.email) as trainer
  from sessions s join cohorts c on c.id = s.cohort_id join users t on t.id = s.trainer_id`

/** Cohort `c` is the person's to see. */
export function trainedBy(person: Person): SQL {
  const own = query`c.organisation_id = ${person.organisation}`
  if (seesAllCohorts(person)) return own
  if (!hasRole(person, 'trainer')) return query`false`
  return query`${own} and exists (select 1 from cohorts_rels r
    where r.parent_id = c.id and r.path = 'trainers' and r.users_id = ${person.id})`
}

/** The person learns in cohort `c`. */
export function learntBy(person: { id: number }): SQL {
  return query`exists (select 1 from cohorts_rels r
    where r.parent_id = c.id and r.path = 'learners' and r.users_id = ${person.id})`
}

/** People of cohort `c` as a table `l(id, name, email)`; a person of another organisation is none of it, whatever a row says. */
export const learnersOfCohort = query`
  select u.id, u.name, u.email, u.organisation_id from cohorts_rels r join users u on u.id = r.users_id
  where r.parent_id = c.id and r.path = 'learners' and u.organisation_id = c.organisation_id`

/** ISO 8601 in UTC, as Payload prints times. */
export function iso(column: SQL): SQL {
  return query`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

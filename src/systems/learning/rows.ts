import { sql as query, type SQL } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { jsonText } from '@/shared/json'
import type { VersionState } from '@/systems/courses/public'
import type { Person } from '@/systems/identity/public'
import { notFound } from './errors'
import type { AttemptState, EnrollmentState } from './lifecycle'

/**
 * Rows of the hot path, one statement each: opening a lesson and keeping an answer must not cost what a document read
 * costs. Whose row it is stands in every statement, so that nothing here can be called without it.
 */
export type EnrollmentRow = {
  id: number
  state: EnrollmentState
  progress: unknown
  reason: string | null
  dueAt: string | null
  completedAt: string | null
  lastActivityAt: string | null
  course: number
  version: { id: number; number: number; title: string; language: string; hash: string; state: VersionState }
}

/** @throws `enrollment.not-found` (404), also for somebody else's. */
export async function ownEnrollment(
  req: PayloadRequest,
  { person, enrollment, lock = false }: { person: Person; enrollment: number; lock?: boolean },
): Promise<EnrollmentRow> {
  const [row] = rows<EnrollmentRow>(
    await sql(req).execute(query`
      select ${enrollmentColumns}
      from enrollments e join versions v on v.id = e.version_id
      where e.id = ${enrollment} and e.learner_id = ${person.id} and e.organisation_id = ${person.organisation}
      ${lock ? query`for update of e` : query``}`),
  )
  if (!row) throw notFound('enrollment')
  return row
}

export type AttemptCounts = {
  /** Those that count: all but the void ones. */
  used: number
  /** Whether one is under way. */
  running: boolean
  /** Handed in and not void. */
  submitted: number
}

/** The same with its attempts counted, still in one statement: what opening a lesson needs. */
export async function ownEnrollmentWithCounts(
  req: PayloadRequest,
  { person, enrollment }: { person: Person; enrollment: number },
): Promise<EnrollmentRow & AttemptCounts> {
  const [row] = rows<EnrollmentRow & AttemptCounts>(
    await sql(req).execute(query`
      select ${enrollmentColumns}, a.used, a.running, a.submitted
      from enrollments e join versions v on v.id = e.version_id
        left join lateral (
          select count(*) filter (where state <> 'voided')::int as used,
            coalesce(bool_or(state = 'in-progress'), false) as running,
            (count(*) filter (where submitted_at is not null and state <> 'voided'))::int as submitted
          from attempts where enrollment_id = e.id) a on true
      where e.id = ${enrollment} and e.learner_id = ${person.id} and e.organisation_id = ${person.organisation}`),
  )
  if (!row) throw notFound('enrollment')
  return row
}

export type AttemptRow = {
  id: number
  number: number
  state: AttemptState
  seed: string
  drawn: string[]
  answers: Record<string, unknown>
  result: unknown
  score: number | null
  passed: boolean | null
  startedAt: string
  submittedAt: string | null
  learner: number
  enrollment: { id: number; state: EnrollmentState; dueAt: string | null }
  version: EnrollmentRow['version']
}

/**
 * @param of whose attempts count besides the person's own; null: those of everybody in the organisation.
 * @throws `attempt.not-found` (404), also for one that the person may not see.
 */
export async function attemptOf(
  req: PayloadRequest,
  {
    person,
    attempt,
    lock = false,
    of = [],
  }: {
    person: Pick<Person, 'id' | 'organisation'>
    attempt: number
    lock?: boolean
    of?: readonly number[] | null
  },
): Promise<AttemptRow> {
  const [row] = rows<AttemptRow>(
    await sql(req).execute(query`
      select a.id, a.number::int as number, a.state, a.seed, a.drawn, coalesce(a.answers, '{}'::jsonb) as answers, a.result,
        a.score::float8 as score, a.passed, ${iso(query`a.started_at`)} as "startedAt",
        ${iso(query`a.submitted_at`)} as "submittedAt", a.learner_id as learner,
        json_build_object('id', e.id, 'state', e.state, 'dueAt', ${iso(query`e.due_at`)}) as enrollment,
        ${versionColumns()} as version
      from attempts a join enrollments e on e.id = a.enrollment_id join versions v on v.id = a.version_id
      where a.id = ${attempt} and a.organisation_id = ${person.organisation}
        ${of === null ? query`` : query`and a.learner_id in ${[person.id, ...of]}`}
      ${lock ? query`for update of a, e` : query``}`),
  )
  if (!row) throw notFound('attempt')
  return row
}

/** ISO 8601 in UTC, as Payload prints times; the driver gives timestamps in PostgreSQL's own form. */
export function iso(column: SQL): SQL {
  return query`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

export function json(value: unknown): SQL {
  return query`${jsonText(value)}::jsonb`
}

const enrollmentColumns = query`e.id, e.state, e.progress, e.reason, e.course_id as course,
  ${iso(query`e.due_at`)} as "dueAt", ${iso(query`e.completed_at`)} as "completedAt",
  ${iso(query`e.last_activity_at`)} as "lastActivityAt", ${versionColumns()} as version`

function versionColumns(): SQL {
  return query`json_build_object('id', v.id, 'number', v.number::int, 'title', v.title,
  'language', v.language, 'hash', v.hash, 'state', v.state)`
}

import { sql as query, type SQL } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import type { Person } from '@/systems/identity/public'
import { courseOf } from '@/systems/learning/public'
import { isTrainedBy } from '../grading/reach'
import { answersToGrade } from '../grading/open-attempt'
import { gradingsOf, isoOf } from '../grading/rows'
import { signedInTrainer } from '../policies'

export type QueueEntry = {
  attempt: number
  number: number
  learner: string
  course: string
  version: number
  submittedAt: string
  /** What is asked in the answers that wait. */
  prompts: string[]
  /** Of all criteria of those answers. */
  confirmed: number
  criteria: number
  /** `first`: this grader asked for a second one and waits; `second`: somebody else waits for this grader. */
  second: 'first' | 'second' | null
}

export type GradingQueue = {
  entries: QueueEntry[]
  total: number
  /** Hand it back as `after` for the next page. */
  next: string | null
  /** To filter by. */
  courses: { id: number; title: string }[]
  cohorts: { id: number; name: string }[]
  /** The one released last, for the page that has nothing to do. */
  lastReleased: { learner: string; course: string; at: string } | null
}

export type QueueFilter = { course?: number; cohort?: number; after?: string }

const PAGE = 20

/** Attempts that wait for a grade by this person, oldest first, a page at a time. */
export async function listGradingQueue({ req, filter = {} }: { req: PayloadRequest; filter?: QueueFilter }) {
  const person = signedInTrainer(req)
  const found = rows<Row>(
    await sql(req).execute(query`
      select a.id as attempt, a.number::int as number, u.name as learner, v.title as course, v.number::int as version,
        ${isoOf('a.submitted_at')} as "submittedAt", v.id as "versionId", v.hash, a.drawn,
        coalesce(a.answers, '{}'::jsonb) as answers
      ${waiting(person)} ${filtered(filter)} ${after(filter.after)}
      order by a.submitted_at, a.id limit ${PAGE + 1}`),
  )
  const shown = found.slice(0, PAGE)
  const last = shown.at(-1)
  return {
    entries: await Promise.all(shown.map((row) => entryOf(req, { person, row }))),
    total: await countWaitingAttempts(req, person, filter),
    next: found.length > PAGE && last ? `${last.submittedAt}_${last.attempt}` : null,
    ...(await choices(req, person)),
    lastReleased: await lastReleased(req, person),
  } satisfies GradingQueue
}

/** How many attempts wait for a grade by this person. */
export async function countWaitingAttempts(
  req: PayloadRequest,
  person: Person,
  filter: QueueFilter = {},
): Promise<number> {
  const [counted] = rows<{ total: number }>(
    await sql(req).execute(query`select count(*)::int as total ${waiting(person)} ${filtered(filter)}`),
  )
  return counted?.total ?? 0
}

type Row = Pick<QueueEntry, 'attempt' | 'number' | 'learner' | 'course' | 'version' | 'submittedAt'> & {
  versionId: number
  hash: string
  drawn: string[]
  answers: Record<string, unknown>
}

/** The enrollment says whether answers wait, or only an observation or a signature. */
function waiting(person: Person): SQL {
  return query`
    from attempts a
      join enrollments e on e.id = a.enrollment_id and e.state = 'awaiting-grading'
      join users u on u.id = a.learner_id
      join versions v on v.id = a.version_id
    where a.organisation_id = ${person.organisation} and a.state = 'needs-grading' and a.learner_id <> ${person.id}
      and ${isTrainedBy(person, query`a.learner_id`)}`
}

function filtered({ course, cohort }: QueueFilter): SQL {
  return query`${course ? query`and v.course_id = ${course}` : query``} ${
    cohort
      ? query`and exists (select 1 from cohorts_rels r
          where r.parent_id = ${cohort} and r.path = 'learners' and r.users_id = a.learner_id)`
      : query``
  }`
}

/** A mark that is none starts at the beginning. */
function after(mark: string | undefined): SQL {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_(\d{1,9})$/.exec(mark ?? '') ?? []
  return at
    ? query`and (date_trunc('milliseconds', a.submitted_at), a.id) > (${at}::timestamptz, ${Number(id)})`
    : query``
}

async function entryOf(req: PayloadRequest, { person, row }: { person: Person; row: Row }): Promise<QueueEntry> {
  const { versionId, hash, drawn, answers, ...shown } = row
  const manifest = await courseOf(req, { id: versionId, hash })
  const exercises = answersToGrade({ attempt: { drawn, answers }, manifest })
  const gradings = await gradingsOf(req, row.attempt)
  const mine = gradings.filter(({ grader }) => grader.id === person.id)
  const asked = gradings.find(({ secondWanted, state }) => secondWanted && state === 'proposed')
  const settled = asked && gradings.filter((one) => one.exercise === asked.exercise && one.points !== null).length >= 2
  return {
    ...shown,
    prompts: exercises.map(({ prompt }) => prompt),
    criteria: exercises.reduce((sum, { rubric }) => sum + rubric.length, 0),
    confirmed: mine.reduce(
      (sum, { levels }) => sum + Object.values(levels).filter(({ confirmed }) => confirmed).length,
      0,
    ),
    second: !asked || settled ? null : asked.grader.id === person.id ? 'first' : 'second',
  }
}

async function choices(req: PayloadRequest, person: Person): Promise<Pick<GradingQueue, 'courses' | 'cohorts'>> {
  const courses = rows<{ id: number; title: string }>(
    await sql(req).execute(query`
      select v.course_id as id, max(v.title) as title ${waiting(person)} group by v.course_id order by 2 limit 200`),
  )
  const cohorts = rows<{ id: number; name: string }>(
    await sql(req).execute(query`
      select distinct c.id, c.name from cohorts c join cohorts_rels l on l.parent_id = c.id and l.path = 'learners'
      where c.organisation_id = ${person.organisation}
        and l.users_id in (select a.learner_id ${waiting(person)})
      order by 2 limit 200`),
  )
  return { courses, cohorts }
}

async function lastReleased(req: PayloadRequest, person: Person): Promise<GradingQueue['lastReleased']> {
  const [row] = rows<NonNullable<GradingQueue['lastReleased']>>(
    await sql(req).execute(query`
      select u.name as learner, v.title as course, ${isoOf('g.released_at')} as at
      from gradings g join attempts a on a.id = g.attempt_id join users u on u.id = g.learner_id
        join versions v on v.id = a.version_id
      where g.organisation_id = ${person.organisation} and g.state = 'released'
        and ${isTrainedBy(person, query`g.learner_id`)}
      order by g.released_at desc limit 1`),
  )
  return row ?? null
}

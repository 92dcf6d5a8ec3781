import { sql as query, type SQL } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { hasRole } from '@/systems/identity/public'
import { notAllowed, notFound } from '../errors'
import type { FeedbackKind, FeedbackState } from '../feedback/model'
import { signedIn } from '../policies'
import { iso, ownEnrollment } from '../rows'

export type FeedbackEntry = {
  id: number
  lesson: string
  block: string
  quote: string
  kind: FeedbackKind
  text: string | null
  state: FeedbackState
  answer: string | null
  answeredAt: string | null
  givenAt: string
}

/** What the learner said in one course, newest first. @throws `enrollment.not-found` (404). */
export async function listOwnFeedback({
  req,
  enrollment,
}: {
  req: PayloadRequest
  enrollment: number
}): Promise<FeedbackEntry[]> {
  const person = signedIn(req)
  const { version } = await ownEnrollment(req, { person, enrollment })
  return rows<FeedbackEntry>(
    await sql(req).execute(query`
      select ${entry} from feedback f
      where f.learner_id = ${person.id} and f.version_id = ${version.id}
      order by f.id desc limit 500`),
  )
}

/** Without the learner's name: authors mend the words, whoever stumbled over them. */
export type CourseFeedback = FeedbackEntry & { version: number; claims: string[] }

/**
 * What learners said of a course, in all its versions, newest first; for those who make and teach it.
 *
 * @throws `learning.forbidden` (403), `course.not-found` (404).
 */
export async function listCourseFeedback({
  req,
  course,
}: {
  req: PayloadRequest
  course: number
}): Promise<CourseFeedback[]> {
  const person = signedIn(req)
  if (!hasRole(person, 'author', 'reviewer', 'trainer', 'manager', 'admin')) {
    throw notAllowed('Only people who make or teach courses see what learners say of them.')
  }
  const [known] = rows(
    await sql(req).execute(query`
      select id from courses where id = ${course} and organisation_id = ${person.organisation}`),
  )
  if (!known) throw notFound('course')
  return rows<CourseFeedback>(
    await sql(req).execute(query`
      select ${entry}, f.claims, v.number::int as version
      from feedback f join versions v on v.id = f.version_id
      where f.course_id = ${course} and f.organisation_id = ${person.organisation}
      order by f.id desc limit 1000`),
  )
}

export type TaughtFeedback = FeedbackEntry & {
  learner: { id: number; name: string }
  course: string
  version: number
  answeredBy: string | null
}
export type FeedbackPage = { entries: TaughtFeedback[]; open: number; next: number | null }

const PAGE = 20

/**
 * What some learners said, newest first, a page at a time; for those who train them.
 *
 * @param learners ids; null: everybody of the organisation. Whom one trains is not known here.
 * @param before id that the page before ended with.
 */
export async function listFeedbackOf({
  req,
  learners,
  state,
  before,
}: {
  req: PayloadRequest
  learners: number[] | null
  state?: FeedbackState
  before?: number
}): Promise<FeedbackPage> {
  const person = signedIn(req)
  const mine = query`f.organisation_id = ${person.organisation} and ${among(learners)}`
  const found = rows<TaughtFeedback>(
    await sql(req).execute(query`
      select ${entry}, json_build_object('id', u.id, 'name', u.name) as learner, v.title as course,
        v.number::int as version, a.name as "answeredBy"
      from feedback f join versions v on v.id = f.version_id join users u on u.id = f.learner_id
        left join users a on a.id = f.answered_by_id
      where ${mine} ${state ? query`and f.state = ${state}::enum_feedback_state` : query``}
        ${before ? query`and f.id < ${before}` : query``}
      order by f.id desc limit ${PAGE + 1}`),
  )
  const entries = found.slice(0, PAGE)
  return {
    entries,
    open: await countOpenFeedback({ req, learners }),
    next: found.length > PAGE ? (entries.at(-1)?.id ?? null) : null,
  }
}

export async function countOpenFeedback({
  req,
  learners,
}: {
  req: PayloadRequest
  learners: number[] | null
}): Promise<number> {
  const person = signedIn(req)
  const [counted] = rows<{ open: number }>(
    await sql(req).execute(query`
      select count(*)::int as open from feedback f
      where f.organisation_id = ${person.organisation} and ${among(learners)} and f.state = 'open'`),
  )
  return counted?.open ?? 0
}

function among(learners: number[] | null): SQL {
  if (learners === null) return query`true`
  return learners.length ? query`f.learner_id in ${learners}` : query`false`
}

const entry = query`f.id, f.lesson, f.block, f.quote, f.kind, f.text, f.state, f.answer,
  ${iso(query`f.answered_at`)} as "answeredAt", ${iso(query`f.created_at`)} as "givenAt"`

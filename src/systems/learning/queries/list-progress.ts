import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { whereabouts } from '../course-summary'
import { notAllowed, notFound } from '../errors'
import type { EnrollmentState } from '../lifecycle'
import { maySeeResults, signedIn } from '../policies'
import { keptProgress } from '../progress'
import { publishedCourse } from '../published-course'
import { iso } from '../rows'

export type LearnerProgress = {
  learner: number
  enrollment: number
  state: EnrollmentState
  /** 0..1, by screens; 1 once completed. */
  fraction: number
  /** Best released score, 0..1; null where nothing is graded yet. Never 0 for want of a grade. */
  score: number | null
  passed: boolean | null
  /** An attempt waits for a person to grade it. */
  ungraded: boolean
  attempts: number
  lastActivityAt: string | null
  dueAt: string | null
  completedAt: string | null
  overdue: boolean
}

/**
 * How far people are on one version, for those who may see results. Who is not enrolled is not in the answer.
 *
 * @throws `learning.forbidden` (403), `version.not-found` (404).
 */
export async function listProgress({
  req,
  version,
  learners,
  now = new Date(),
}: {
  req: PayloadRequest
  version: number
  learners: number[]
  now?: Date
}): Promise<LearnerProgress[]> {
  const person = signedIn(req)
  if (!maySeeResults(person)) throw notAllowed('Only trainers and managers see how others are doing.')
  const [course] = rows<{ id: number; hash: string }>(
    await sql(req).execute(query`
      select id, hash from versions where id = ${version} and organisation_id = ${person.organisation}`),
  )
  if (!course) throw notFound('version')
  if (learners.length === 0) return []
  const manifest = await publishedCourse(req, course)
  // Practice answers stay where they are: the place is all that a percentage needs.
  const found = rows<Row>(
    await sql(req).execute(query`
      select e.learner_id as learner, e.id as enrollment, e.state,
        case when e.progress is null then null else jsonb_build_object('lesson', e.progress -> 'lesson',
          'screen', e.progress -> 'screen', 'done', e.progress -> 'done', 'answers', '{}'::jsonb) end as place,
        ${iso(query`e.last_activity_at`)} as "lastActivityAt", ${iso(query`e.due_at`)} as "dueAt",
        ${iso(query`e.completed_at`)} as "completedAt",
        a.score, a.passed, coalesce(a.ungraded, false) as ungraded, coalesce(a.attempts, 0) as attempts
      from enrollments e left join lateral (
        select max(score) filter (where state = 'released')::float8 as score,
          bool_or(passed) filter (where state = 'released') as passed,
          bool_or(state in ('submitted', 'needs-grading', 'graded')) as ungraded,
          (count(*) filter (where state <> 'voided'))::int as attempts
        from attempts where enrollment_id = e.id) a on true
      where e.version_id = ${version} and e.organisation_id = ${person.organisation} and e.learner_id in ${learners}`),
  )
  return found.map(({ place, ...row }) => ({
    ...row,
    fraction: row.completedAt ? 1 : whereabouts(manifest, keptProgress(place)).fraction,
    overdue: isOverdue(row, now),
  }))
}

type Row = Omit<LearnerProgress, 'fraction' | 'overdue'> & { place: unknown }

/** Only what the learner still has to do can be late; waiting for somebody else is not. */
function isOverdue({ state, dueAt }: Pick<Row, 'state' | 'dueAt'>, now: Date): boolean {
  return (state === 'assigned' || state === 'in-progress') && dueAt !== null && Date.parse(dueAt) < now.getTime()
}

import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import type { Approval, Objective, Source } from '@/shared/manifest/schema'
import type { VersionState } from '@/systems/courses/public'
import { contentOf, minutesOf, whereabouts, type Whereabouts } from '../course-summary'
import { notFound } from '../errors'
import type { AttemptState, EnrollmentState } from '../lifecycle'
import { signedIn } from '../policies'
import { keptProgress } from '../progress'
import { publishedCourse } from '../published-course'
import { iso } from '../rows'

export type CoursePage = {
  version: { id: number; number: number; state: VersionState; language: string; releasedAt: string }
  title: string
  summary: string
  minutes: number
  objectives: Pick<Objective, 'id' | 'text'>[]
  lessons: { id: string; title: string; module: string; minutes: number; done: boolean }[]
  assessment: { title: string; questions: number; passScore: number; attempts: number | null }
  sources: Pick<Source, 'id' | 'sop' | 'title' | 'version' | 'effectiveFrom'>[]
  approvals: Pick<Approval, 'by' | 'at'>[]
  /** Whether everybody may enrol themselves; else training managers assign the course. */
  selfEnrolment: boolean
  enrollment: {
    id: number
    state: EnrollmentState
    reason: string | null
    dueAt: string | null
    where: Whereabouts
    certificate: string | null
    attempts: { id: number; number: number; state: AttemptState; score: number | null; passed: boolean | null }[]
  } | null
}

/**
 * A course before it is opened: what one will be able to do, how long it takes, and what it rests on. Released versions of
 * one's own organisation, and any version one is enrolled on.
 *
 * @throws `version.not-found` (404).
 */
export async function getCourse({ req, version }: { req: PayloadRequest; version: number }): Promise<CoursePage> {
  const person = signedIn(req)
  const [row] = rows<Row>(
    await sql(req).execute(query`
      select v.id, v.number::int as number, v.state, v.language, v.hash, v.title, ${iso(query`v.released_at`)} as "releasedAt",
        case when e.id is null then null else json_build_object('id', e.id, 'state', e.state, 'reason', e.reason,
          'dueAt', ${iso(query`e.due_at`)},
          'certificate', (select code from certificates where enrollment_id = e.id),
          'attempts', (select coalesce(json_agg(json_build_object('id', a.id, 'number', a.number::int, 'state', a.state,
            'score', a.score::float8, 'passed', a.passed) order by a.number), '[]'::json)
            from attempts a where a.enrollment_id = e.id)) end as enrollment,
        c.self_enrolment is not false as "selfEnrolment", e.progress
      from versions v join courses c on c.id = v.course_id left join enrollments e on e.version_id = v.id and e.learner_id = ${person.id}
      where v.id = ${version} and v.organisation_id = ${person.organisation} and (v.state = 'released' or e.id is not null)`),
  )
  if (!row) throw notFound('version')
  const manifest = await publishedCourse(req, row)
  const content = contentOf(manifest)
  const progress = keptProgress(row.progress)
  const { passScore, attempts, questions, title } = content.assessment
  return {
    version: { id: row.id, number: row.number, state: row.state, language: row.language, releasedAt: row.releasedAt },
    title: row.title,
    summary: manifest.summary,
    minutes: minutesOf(content.lessons),
    objectives: manifest.objectives.map(({ id, text }) => ({ id, text })),
    lessons: content.lessons.map(({ id, title, module, minutes }) => ({
      id,
      title,
      module,
      minutes,
      done: progress?.done.includes(id) ?? false,
    })),
    assessment: { title, questions, passScore, attempts },
    sources: manifest.sources,
    approvals: manifest.provenance.approvals,
    selfEnrolment: row.selfEnrolment,
    enrollment: row.enrollment && { ...row.enrollment, where: whereabouts(manifest, progress) },
  }
}

type Row = CoursePage['version'] & {
  hash: string
  title: string
  progress: unknown
  selfEnrolment: boolean
  enrollment: Omit<NonNullable<CoursePage['enrollment']>, 'where'> | null
}

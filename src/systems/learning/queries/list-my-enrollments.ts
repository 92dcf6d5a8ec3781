import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import type { VersionState } from '@/systems/courses/public'
import type { Person } from '@/systems/identity/public'
import { contentOf, minutesOf, whereabouts, type Whereabouts } from '../course-summary'
import type { AttemptState, EnrollmentState } from '../lifecycle'
import { signedIn } from '../policies'
import { keptProgress } from '../progress'
import { publishedCourses } from '../published-course'
import { iso } from '../rows'

export type MyEnrollment = {
  enrollment: number
  state: EnrollmentState
  title: string
  version: { id: number; number: number; state: VersionState }
  /** Who assigned it; null: chosen by the learner. */
  assignedBy: string | null
  reason: string | null
  dueAt: string | null
  assignedAt: string
  lastActivityAt: string | null
  minutes: number
  where: Whereabouts
  /** The latest attempt, and how many are left; null: any number. */
  attempt: { id: number; number: number; state: AttemptState; score: number | null; passed: boolean | null } | null
  attemptsLeft: number | null
}

export type MyCertificate = {
  code: string
  title: string
  version: number
  sources: { sop: string; version: string }[]
  issuedAt: string
  validUntil: string | null
  revokedAt: string | null
  /** A newer released version of the course, if there is one. */
  next: number | null
}

export type MyLearning = { open: MyEnrollment[]; certificates: MyCertificate[] }

/** More open courses than anybody can look at; the home page shows a few and leads to the rest. */
const MOST = 200

/** What a learner has to do, overdue and next first, and what they hold. Three statements, own rows only. */
export async function listMyEnrollments({ req }: { req: PayloadRequest }): Promise<MyLearning> {
  const person = signedIn(req)
  const open = await openEnrollments(req, person)
  const courses = await publishedCourses(
    req,
    open.map(({ version }) => version),
  )
  return {
    open: open.flatMap(({ progress, used, version: { hash: _hash, ...version }, ...row }): MyEnrollment[] => {
      const manifest = courses.get(version.id)
      if (!manifest) return []
      const { attempts } = manifest.assessment
      return [
        {
          ...row,
          version,
          minutes: minutesOf(contentOf(manifest).lessons),
          where: whereabouts(manifest, keptProgress(progress)),
          attemptsLeft: attempts === null ? null : Math.max(0, attempts - used),
        },
      ]
    }),
    certificates: await certificatesOf(req, person),
  }
}

type Row = Omit<MyEnrollment, 'minutes' | 'where' | 'attemptsLeft' | 'version'> & {
  version: MyEnrollment['version'] & { hash: string }
  progress: unknown
  used: number
}

async function openEnrollments(req: PayloadRequest, person: Person): Promise<Row[]> {
  return rows<Row>(
    await sql(req).execute(query`
      select e.id as enrollment, e.state, v.title, e.progress, e.reason, u.name as "assignedBy",
        json_build_object('id', v.id, 'number', v.number::int, 'state', v.state, 'hash', v.hash) as version,
        ${iso(query`e.due_at`)} as "dueAt", ${iso(query`e.created_at`)} as "assignedAt",
        ${iso(query`e.last_activity_at`)} as "lastActivityAt",
        (select json_build_object('id', a.id, 'number', a.number::int, 'state', a.state, 'score', a.score::float8,
            'passed', a.passed)
          from attempts a where a.enrollment_id = e.id order by a.number desc limit 1) as attempt,
        (select count(*)::int from attempts a where a.enrollment_id = e.id and a.state <> 'voided') as used
      from enrollments e join versions v on v.id = e.version_id left join users u on u.id = e.assigned_by_id
      where e.learner_id = ${person.id} and e.organisation_id = ${person.organisation}
        and e.state in ('assigned', 'in-progress', 'awaiting-grading', 'awaiting-observation', 'awaiting-signature')
      order by e.due_at nulls last, e.id
      limit ${MOST}`),
  )
}

async function certificatesOf(req: PayloadRequest, person: Person): Promise<MyCertificate[]> {
  return rows<MyCertificate>(
    await sql(req).execute(query`
      select c.code, v.title, v.number::int as version, ${iso(query`c.issued_at`)} as "issuedAt",
        ${iso(query`c.valid_until`)} as "validUntil", ${iso(query`c.revoked_at`)} as "revokedAt",
        (select jsonb_agg(jsonb_build_object('sop', source ->> 'sop', 'version', source ->> 'version'))
          from jsonb_array_elements(v.manifest -> 'sources') source) as sources,
        (select max(n.number)::int from versions n
          where n.course_id = v.course_id and n.number > v.number and n.state = 'released') as next
      from certificates c join versions v on v.id = c.version_id
      where c.learner_id = ${person.id} and c.organisation_id = ${person.organisation}
      order by c.issued_at desc, c.id desc
      limit ${MOST}`),
  )
}

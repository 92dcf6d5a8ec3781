import { sql as query, type SQL } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { readAssignments, type AssignmentRow } from '../assignment-rows'
import { notAllowed, notFound } from '../errors'
import type { EnrollmentState } from '../lifecycle'
import { mayAssign, mayManage, signedIn } from '../policies'
import { iso } from '../rows'

export const trainingFilters = ['all', 'open', 'overdue', 'completed', 'waived', 'withdrawn'] as const
export type TrainingFilter = (typeof trainingFilters)[number]

export type TrainingPerson = {
  enrollment: number
  person: { id: number; name: string; email: string; jobRole: string | null; site: string | null }
  version: number
  state: EnrollmentState
  dueAt: string | null
  overdue: boolean
  assignedBy: string | null
  assignment: number | null
  reason: string | null
  completedAt: string | null
  waivedUntil: string | null
  closedReason: string | null
}

export type TrainingAssignment = Omit<AssignmentRow, 'organisation' | 'assignedBy'> & {
  assignedBy: string | null
  /** What the target means in words: names of groups and cohorts, how many people. */
  to: string
  /** Enrollments under it. */
  people: number
  open: number
  overdue: number
  progress: { done: number; total: number } | null
}

export type CourseTraining = {
  course: { id: number; title: string; selfEnrolment: boolean }
  may: { assign: boolean; manage: boolean }
  versions: { id: number; number: number; state: string }[]
  counts: Record<TrainingFilter, number>
  assignments: TrainingAssignment[]
  people: TrainingPerson[]
  page: { from: number; size: number; total: number }
}

export const TRAINING_PAGE = 50

/**
 * Who is on a course, on which terms, and how far: a page at a time, overdue first.
 *
 * @throws `learning.forbidden` (403), `course.not-found` (404).
 */
export async function getCourseTraining({
  req,
  course,
  filter = 'all',
  search = '',
  from = 0,
  now = new Date(),
}: {
  req: PayloadRequest
  course: number
  filter?: TrainingFilter
  search?: string
  from?: number
  now?: Date
}): Promise<CourseTraining> {
  const person = signedIn(req)
  if (!mayAssign(person)) throw notAllowed('Only trainers and training managers see who is on a course.')
  const { organisation } = person
  const [row] = rows<CourseTraining['course']>(
    await sql(req).execute(query`
      select id, title, self_enrolment is not false as "selfEnrolment" from courses
      where id = ${course} and organisation_id = ${organisation}`),
  )
  if (!row) throw notFound('version')
  const versions = rows<CourseTraining['versions'][number]>(
    await sql(req).execute(query`
      select id, number::int as number, state from versions where course_id = ${course} order by number desc`),
  )
  const at = query`${now.toISOString()}::timestamptz`
  const where = query`e.course_id = ${course} and ${filters(at)[filter]} and ${matching(search)}`
  const [totals] = rows<CourseTraining['counts'] & { shown: number }>(
    await sql(req).execute(query`
      select ${query.join(
        trainingFilters.map(
          (name) => query`(count(*) filter (where ${filters(at)[name]}))::int as ${query.identifier(name)}`,
        ),
        query`, `,
      )}, (count(*) filter (where ${where}))::int as shown
      from enrollments e join users u on u.id = e.learner_id where e.course_id = ${course}`),
  )
  const { shown = 0, ...counts } = totals ?? { ...none, shown: 0 }
  return {
    course: row,
    may: { assign: mayAssign(person), manage: mayManage(person) },
    versions,
    counts,
    assignments: await assignmentsOf(req, { course, organisation, at }),
    people: await peopleOf(req, { where, at, from }),
    page: { from, size: TRAINING_PAGE, total: shown },
  }
}

const none: CourseTraining['counts'] = { all: 0, open: 0, overdue: 0, completed: 0, waived: 0, withdrawn: 0 }

const open = query`e.state in ('assigned', 'in-progress', 'awaiting-grading', 'awaiting-observation', 'awaiting-signature')`
const overdue = (at: SQL) =>
  query`(e.state in ('assigned', 'in-progress') and e.due_at is not null and e.due_at <= ${at})`

function filters(at: SQL): Record<TrainingFilter, SQL> {
  return {
    all: query`true`,
    open,
    overdue: overdue(at),
    completed: query`e.state in ('completed', 'expiring')`,
    waived: query`e.state = 'waived'`,
    withdrawn: query`e.state = 'withdrawn'`,
  }
}

function matching(search: string): SQL {
  const pattern = `%${search
    .trim()
    .slice(0, 100)
    .replace(/[\\%_]/g, '\\$&')}%`
  return query`(u.name ilike ${pattern} or u.email ilike ${pattern})`
}

async function peopleOf(
  req: PayloadRequest,
  { where, at, from }: { where: SQL; at: SQL; from: number },
): Promise<TrainingPerson[]> {
  return rows<TrainingPerson>(
    await sql(req).execute(query`
      select e.id as enrollment, e.state, v.number::int as version, e.assignment_id as assignment, e.reason,
        e.closed_reason as "closedReason", a.name as "assignedBy", coalesce(${overdue(at)}, false) as overdue,
        ${iso(query`e.due_at`)} as "dueAt", ${iso(query`e.completed_at`)} as "completedAt",
        ${iso(query`e.waived_until`)} as "waivedUntil",
        json_build_object('id', u.id, 'name', u.name, 'email', u.email, 'jobRole', u.job_role, 'site', u.site) as person
      from enrollments e join users u on u.id = e.learner_id join versions v on v.id = e.version_id
        left join users a on a.id = e.assigned_by_id
      where ${where}
      order by coalesce(${overdue(at)}, false) desc, (${open}) desc, e.due_at nulls last, u.name, e.id
      limit ${TRAINING_PAGE} offset ${from}`),
  )
}

async function assignmentsOf(
  req: PayloadRequest,
  { course, organisation, at }: { course: number; organisation: number; at: SQL },
): Promise<TrainingAssignment[]> {
  const found = await readAssignments(req, {
    where: query`a.course_id = ${course} and a.organisation_id = ${organisation} and a.state = 'active'`,
  })
  if (found.length === 0) return []
  const facts = rows<
    Pick<TrainingAssignment, 'people' | 'open' | 'overdue' | 'assignedBy' | 'progress'> & {
      id: number
      named: string[]
    }
  >(
    await sql(req).execute(query`
      select a.id, by.name as "assignedBy", a.progress, count(e.id)::int as people,
        (count(e.id) filter (where ${open}))::int as open, (count(e.id) filter (where ${overdue(at)}))::int as overdue,
        (select coalesce(json_agg(coalesce(g.name, c.name)), '[]'::json) from assignments_rels r
          left join groups g on g.id = r.groups_id left join cohorts c on c.id = r.cohorts_id
          where r.parent_id = a.id and r.path in ('groups', 'cohorts')) as named
      from assignments a left join users by on by.id = a.assigned_by_id left join enrollments e on e.assignment_id = a.id
      where a.id in ${found.map(({ id }) => id)} group by a.id, by.name`),
  )
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  return found.flatMap(({ organisation: _organisation, ...row }): TrainingAssignment[] => {
    const fact = byId.get(row.id)
    if (!fact) return []
    const { named, ...figures } = fact
    return [{ ...row, ...figures, to: inWords(row, named) }]
  })
}

function inWords({ target }: Pick<AssignmentRow, 'target'>, named: string[]): string {
  switch (target.target) {
    case 'people':
      return target.people.length === 1 ? 'One person' : `${target.people.length} people`
    case 'groups':
    case 'cohorts':
      return named.join(', ')
    case 'everybody':
      return 'Everybody'
    case 'rule':
      return [
        target.jobRoles.length ? `Job role ${target.jobRoles.join(' or ')}` : '',
        target.sites.length ? `${target.jobRoles.length ? 'site' : 'Site'} ${target.sites.join(' or ')}` : '',
      ]
        .filter(Boolean)
        .join(', ')
  }
}

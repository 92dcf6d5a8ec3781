import { sql as query, type SQL } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import type { Target } from './audience'
import type { Due } from './due-date'
import type { AssignmentSource, AssignmentState } from './lifecycle'
import { iso } from './rows'

export type AssignmentRow = {
  id: number
  organisation: number
  course: number
  /** Null: the latest released one. */
  version: number | null
  target: Target
  due: Due
  reason: string | null
  assignedBy: number | null
  source: AssignmentSource
  state: AssignmentState
  createdAt: string
}

type Flat = Omit<AssignmentRow, 'target' | 'due'> & {
  kind: Target['target']
  people: number[]
  groups: number[]
  cohorts: number[]
  jobRoles: string[]
  sites: string[]
  dueAt: string | null
  dueInDays: number | null
}

/** @throws `assignment.not-found` (404), also for one of another organisation. */
export async function readAssignment(
  req: PayloadRequest,
  { organisation, assignment, lock = false }: { organisation: number; assignment: number; lock?: boolean },
): Promise<AssignmentRow> {
  const [row] = await readAssignments(req, {
    where: query`a.id = ${assignment} and a.organisation_id = ${organisation}`,
    lock,
  })
  if (row) return row
  throw new DomainError({ code: 'assignment.not-found', status: 404, message: 'There is no such assignment.' })
}

export async function readAssignments(
  req: PayloadRequest,
  { where, lock = false }: { where: SQL; lock?: boolean },
): Promise<AssignmentRow[]> {
  const found = rows<Flat>(
    await sql(req).execute(query`
      select a.id, a.organisation_id as organisation, a.course_id as course, a.version_id as version, a.target as kind,
        a.reason, a.assigned_by_id as "assignedBy", a.source, a.state, a.due_in_days::int as "dueInDays",
        ${iso(query`a.due_at`)} as "dueAt", ${iso(query`a.created_at`)} as "createdAt",
        ${listed('users_id', 'people')} as people, ${listed('groups_id', 'groups')} as groups,
        ${listed('cohorts_id', 'cohorts')} as cohorts, ${texts('jobRoles')} as "jobRoles", ${texts('sites')} as sites
      from assignments a where ${where} order by a.id ${lock ? query`for update of a` : query``}`),
  )
  return found.map(({ kind, people, groups, cohorts, jobRoles, sites, dueAt, dueInDays, ...row }) => ({
    ...row,
    target: targetOf({ kind, people, groups, cohorts, jobRoles, sites }),
    due: { dueAt, dueInDays },
  }))
}

function targetOf({
  kind,
  people,
  groups,
  cohorts,
  jobRoles,
  sites,
}: Pick<Flat, 'kind' | 'people' | 'groups' | 'cohorts' | 'jobRoles' | 'sites'>): Target {
  switch (kind) {
    case 'people':
      return { target: 'people', people }
    case 'groups':
      return { target: 'groups', groups }
    case 'cohorts':
      return { target: 'cohorts', cohorts }
    case 'everybody':
      return { target: 'everybody' }
    case 'rule':
      return { target: 'rule', jobRoles, sites }
  }
}

function listed(column: 'users_id' | 'groups_id' | 'cohorts_id', path: string): SQL {
  return query`(select coalesce(json_agg(${query.raw(column)} order by "order"), '[]'::json) from assignments_rels
    where parent_id = a.id and path = ${path})`
}

function texts(path: string): SQL {
  return query`(select coalesce(json_agg(text order by "order"), '[]'::json) from assignments_texts
    where parent_id = a.id and path = ${path})`
}

/** The released version of a course. @throws `course.not-released` (409), also for a course of another organisation. */
export async function latestReleased(
  req: PayloadRequest,
  { organisation, course }: { organisation: number; course: number },
): Promise<number> {
  const [row] = rows<{ id: number }>(
    await sql(req).execute(query`
      select id from versions where course_id = ${course} and organisation_id = ${organisation} and state = 'released'
      order by number desc limit 1`),
  )
  if (row) return row.id
  throw new DomainError({
    code: 'course.not-released',
    status: 409,
    message: 'This course has no released version yet. Publish it first, then assign it.',
  })
}

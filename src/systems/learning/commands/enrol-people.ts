import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { emit } from '@/shared/events'
import { notFound } from '../errors'
import type { EnrollmentState } from '../lifecycle'

export type Enrolled = { enrollment: number; learner: number; state: EnrollmentState; created: boolean }

/** `assignedBy` null: chosen by the learner. `assignment`: the one the enrollment follows from. `dueAt`: ISO 8601. */
export type Terms = {
  assignedBy: number | null
  dueAt: string | null
  reason: string | null
  assignment?: number | null
}

type Wanted = { organisation: number; version: number; course: number; learners: readonly number[]; terms: Terms }

/**
 * Writes enrollments for people of one organisation, inside the caller's transaction. Who is on the version already stays as
 * they are (a new due date and reason are taken over); who was waived or withdrawn starts again. Who may do this, and
 * whether the version is released, the caller has settled.
 */
export async function enrolPeople(req: PayloadRequest, { learners, ...wanted }: Wanted): Promise<Enrolled[]> {
  const enrolled: Enrolled[] = []
  // One by one: each is locked in the order of ids, so that two assignments at once cannot block each other.
  for (const learner of [...new Set(learners)].sort((a, b) => a - b)) {
    enrolled.push(await enrol(req, { ...wanted, learner }))
  }
  return enrolled
}

async function enrol(
  req: PayloadRequest,
  { organisation, version, course, learner, terms }: Omit<Wanted, 'learners'> & { learner: number },
): Promise<Enrolled> {
  const { assignedBy, dueAt, reason, assignment = null } = terms
  const [row] = rows<{ id: number; state: EnrollmentState; created: boolean }>(
    await sql(req).execute(query`
      insert into enrollments (version_id, course_id, learner_id, state, assignment_id, assigned_by_id, reason, due_at,
        organisation_id, created_at, updated_at)
      values (${version}, ${course}, ${learner}, 'assigned', ${assignment}, ${assignedBy}, ${reason}, ${dueAt},
        ${organisation}, now(), now())
      on conflict (version_id, learner_id) do update set
        assignment_id = coalesce(excluded.assignment_id, enrollments.assignment_id),
        assigned_by_id = coalesce(excluded.assigned_by_id, enrollments.assigned_by_id),
        reason = coalesce(excluded.reason, enrollments.reason),
        due_at = coalesce(excluded.due_at, enrollments.due_at),
        updated_at = now()
      returning id, state, (xmax = 0) as created`),
  )
  if (!row) throw notFound('enrollment')
  const again = row.state === 'waived' || row.state === 'withdrawn'
  if (again) {
    await sql(req).execute(query`
      update enrollments set state = 'assigned', waived_until = null, closed_at = null, closed_by_id = null, closed_reason = null
      where id = ${row.id}`)
  }
  if (row.created || again) {
    await emit(req, 'enrollment.assigned', { organisation, enrollment: row.id, version, learner, assignedBy, dueAt })
  }
  return { enrollment: row.id, learner, state: again ? 'assigned' : row.state, created: row.created || again }
}

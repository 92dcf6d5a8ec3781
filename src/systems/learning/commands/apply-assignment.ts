import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { sql } from '@/shared/db'
import { latestReleased, type AssignmentRow } from '../assignment-rows'
import { dueDateFor } from '../due-date'
import { standingsOf, type Standing } from '../standing'
import { enrolPeople } from './enrol-people'

export type Applied = { enrolled: number; kept: number; skipped: number }

/** Whom an assignment enrols. Later on, when it is kept true, who was withdrawn by a person stays withdrawn. */
export const enrolsNow: Record<Standing, boolean> = {
  new: true,
  open: false,
  done: false,
  waived: false,
  withdrawn: true,
  dropped: true,
  lapsed: true,
}
const enrolsLater: Record<Standing, boolean> = { ...enrolsNow, withdrawn: false, lapsed: false }

/**
 * Enrols those of `people` who are not on the course yet, inside the caller's transaction; safe to repeat. Who is on it
 * without an assignment (they enrolled themselves) comes under this one, with the earlier of the two due dates. Who passed
 * or was waived is left alone.
 *
 * @param later the assignment is being kept true, not made.
 */
export async function applyAssignment(
  req: PayloadRequest,
  {
    assignment,
    people,
    now,
    later,
  }: { assignment: AssignmentRow; people: readonly number[]; now: Date; later: boolean },
): Promise<Applied> {
  const { organisation, course } = assignment
  const version = assignment.version ?? (await latestReleased(req, { organisation, course }))
  const standings = await standingsOf(req, { course, version: assignment.version, people })
  const wanted = later ? enrolsLater : enrolsNow
  // What ran out on this very version cannot start again on it; a refresher is another version's business.
  const fresh = standings.filter(
    (row) => wanted[row.standing] && !(row.standing === 'lapsed' && row.version === version),
  )
  const dueAt = dueDateFor({ due: assignment.due, now, late: later })
  const { assignedBy, reason } = assignment
  await enrolPeople(req, {
    organisation,
    version,
    course,
    learners: fresh.map((row) => row.person),
    terms: { assignedBy, dueAt, reason, assignment: assignment.id },
  })
  const open = standings.flatMap((row) => (row.standing === 'open' && row.enrollment ? [row.enrollment] : []))
  if (open.length > 0) {
    await sql(req).execute(query`
      update enrollments set assignment_id = ${assignment.id}, assigned_by_id = coalesce(assigned_by_id, ${assignedBy}),
        reason = coalesce(reason, ${reason}), due_at = least(due_at, ${dueAt}::timestamptz), updated_at = now()
      where id in ${open} and assignment_id is null`)
  }
  return { enrolled: fresh.length, kept: open.length, skipped: standings.length - fresh.length - open.length }
}

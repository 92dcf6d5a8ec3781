import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { asSystem, inTransaction, rows, sql, update } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { readAssignment } from '../assignment-rows'
import { notAllowed } from '../errors'
import '../events'
import { mayManage, signedIn } from '../policies'

/**
 * Ends an assignment: nobody new comes under it. Who is on the course goes on, unless `withdraw` takes off those who have
 * not started.
 *
 * @throws `learning.forbidden` (403), `assignment.not-found` (404), `assignment.ended` (409).
 */
export async function endAssignment({
  req,
  assignment,
  reason,
  withdraw,
  now = new Date(),
}: {
  req: PayloadRequest
  assignment: number
  reason: string
  withdraw: boolean
  now?: Date
}): Promise<{ withdrawn: number }> {
  const person = signedIn(req)
  if (!mayManage(person)) throw notAllowed('Only training managers end an assignment.')
  return inTransaction(req, async (req) => {
    const { organisation } = person
    const row = await readAssignment(req, { organisation, assignment, lock: true })
    if (row.state === 'ended') {
      throw new DomainError({ code: 'assignment.ended', status: 409, message: 'This assignment has ended already.' })
    }
    await update({
      req: asSystem(req, 'assignments are written by commands only'),
      collection: 'assignments',
      id: assignment,
      data: { state: 'ended', endedAt: now.toISOString(), endedBy: person.id, endedReason: reason },
    })
    await emit(req, 'assignment.ended', { organisation, assignment, course: row.course, by: person.id })
    if (!withdraw) return { withdrawn: 0 }
    const taken = rows<{ id: number; learner: number; version: number }>(
      await sql(req).execute(query`
        update enrollments set state = 'withdrawn', closed_at = ${now.toISOString()}, closed_by_id = ${person.id},
          closed_reason = ${reason}, updated_at = now()
        where assignment_id = ${assignment} and state = 'assigned' returning id, learner_id as learner, version_id as version`),
    )
    for (const { id, learner, version } of taken) {
      await emit(req, 'enrollment.withdrawn', { enrollment: id, learner, version, by: person.id })
    }
    return { withdrawn: taken.length }
  })
}

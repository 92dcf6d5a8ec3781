import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { findByID, inTransaction, sql } from '@/shared/db'
import { emit } from '@/shared/events'
import { hasRole, personOf } from '@/systems/identity/public'
import { forbidden, someone } from '../errors'
import '../events'

/**
 * Opens a course for enrolment from the catalogue, or closes it, so that it is by assignment only. Who is on it stays.
 *
 * @throws `course.forbidden` (403), `courses.not-found` (404).
 */
export async function setSelfEnrolment({
  req,
  id,
  allowed,
}: {
  req: PayloadRequest
  id: number
  allowed: boolean
}): Promise<void> {
  const person = someone(personOf(req))
  if (!hasRole(person, 'manager', 'admin')) {
    throw forbidden({
      code: 'forbidden',
      message: 'Only training managers decide whether people may enrol themselves.',
    })
  }
  await inTransaction(req, async (req) => {
    const course = await findByID({ req, collection: 'courses', id, select: { selfEnrolment: true } })
    if ((course.selfEnrolment ?? true) === allowed) return
    // By itself: a switch must not fail because something else about the course is unfinished.
    await sql(req).execute(query`update courses set self_enrolment = ${allowed}, updated_at = now() where id = ${id}`)
    await emit(req, 'course.self-enrolment-set', { course: id, allowed, by: person.id })
  })
}

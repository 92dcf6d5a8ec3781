import type { PayloadRequest } from 'payload'
import { hasRole } from '@/systems/identity/public'
import { notFound } from '../errors'
import { signedIn } from '../policies'
import { sessionOf, sessionOfLearner } from '../rows'
import { sessionCalendar, type CalendarFile } from '../session-calendar'

/**
 * The calendar file of a session, for somebody who trains its cohort or learns in it.
 *
 * @throws `session.not-found` (404).
 */
export async function getSessionCalendar({
  req,
  session,
}: {
  req: PayloadRequest
  session: number
}): Promise<CalendarFile> {
  const person = signedIn(req)
  const mine = await sessionOfLearner(req, { person, session })
  if (!mine && !hasRole(person, 'trainer', 'manager', 'admin')) throw notFound('session')
  return sessionCalendar(mine ?? (await sessionOf(req, { person, session })), person)
}

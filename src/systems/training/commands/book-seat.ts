import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { inTransaction, rows, sql } from '@/shared/db'
import { emit } from '@/shared/events'
import { notFound, sessionCancelled } from '../errors'
import '../events'
import { signedIn } from '../policies'
import { sessionOfLearner } from '../rows'
import { fillSeats, seatsTaken } from '../seats'
import { refused } from '../session-terms'

type Seat = 'seat' | 'waiting' | 'none'

/**
 * A learner asks for a seat (`wanted`) or gives it back; with no seat left they wait, and the first who waits gets the next.
 * Safe to repeat.
 *
 * @throws `session.not-found` (404) outside of the cohort, `session.cancelled`, `session.started`, `session.no-seats` (409).
 */
export function bookSeat({
  req,
  session,
  wanted,
  now = new Date(),
}: {
  req: PayloadRequest
  session: number
  wanted: boolean
  now?: Date
}): Promise<{ seat: Seat }> {
  const person = signedIn(req)
  return inTransaction(req, async (req) => {
    const found = await sessionOfLearner(req, { person, session, lock: true })
    if (!found) throw notFound('session')
    const { state, startsAt, capacity } = found
    if (state === 'cancelled') throw sessionCancelled()
    if (Date.parse(startsAt) <= now.getTime()) {
      throw refused('started', 'This session has started, so seats stay as they are. Speak to your trainer.', 409)
    }
    if (capacity === null) {
      throw refused('no-seats', 'Everybody in the cohort has a place in this session; there is nothing to book.', 409)
    }
    const before = await bookingOf(req, { session, learner: person.id })
    if (wanted) {
      if (before) return { seat: before.waiting ? 'waiting' : 'seat' }
      const waiting = (await seatsTaken(req, session)) >= capacity
      await sql(req).execute(query`
        insert into attendance (session_id, learner_id, state, booked_at, waiting, organisation_id, created_at, updated_at)
        values (${session}, ${person.id}, 'expected', ${now.toISOString()}, ${waiting}, ${person.organisation}, now(), now())
        on conflict (session_id, learner_id) do update
          set booked_at = excluded.booked_at, waiting = excluded.waiting, updated_at = now()`)
      await emit(req, 'seat.taken', { session, learner: person.id, waiting }, { subject: `session:${session}` })
      return { seat: waiting ? 'waiting' : 'seat' }
    }
    if (before) {
      await sql(req).execute(query`
        update attendance set booked_at = null, waiting = false, updated_at = now()
        where session_id = ${session} and learner_id = ${person.id}`)
      await emit(req, 'seat.given-back', { session, learner: person.id }, { subject: `session:${session}` })
      await fillSeats(req, { session, capacity })
    }
    return { seat: 'none' }
  })
}

async function bookingOf(
  req: PayloadRequest,
  { session, learner }: { session: number; learner: number },
): Promise<{ waiting: boolean } | undefined> {
  const [row] = rows<{ waiting: boolean }>(
    await sql(req).execute(query`
      select waiting from attendance
      where session_id = ${session} and learner_id = ${learner} and booked_at is not null`),
  )
  return row
}

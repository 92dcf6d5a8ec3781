import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { emit } from '@/shared/events'
import './events'

/** Seats are counted only where a session has fewer of them than anybody could want: with a capacity. */
export async function seatsTaken(req: PayloadRequest, session: number): Promise<number> {
  const [row] = rows<{ taken: number }>(
    await sql(req).execute(query`
      select count(*)::int as taken from attendance
      where session_id = ${session} and booked_at is not null and not waiting and state <> 'excused'`),
  )
  return row?.taken ?? 0
}

/**
 * Gives free seats to those who wait, in the order in which they asked. The caller has locked the session, so that one seat
 * is never given twice.
 */
export async function fillSeats(
  req: PayloadRequest,
  { session, capacity }: { session: number; capacity: number | null },
): Promise<void> {
  const free = capacity === null ? null : Math.max(0, capacity - (await seatsTaken(req, session)))
  const moved = rows<{ learner: number }>(
    await sql(req).execute(query`
      update attendance set waiting = false, updated_at = now()
      where id in (select id from attendance where session_id = ${session} and waiting
        order by booked_at, id ${free === null ? query`` : query`limit ${free}`})
      returning learner_id as learner`),
  )
  for (const { learner } of moved)
    await emit(req, 'seat.freed-for', { session, learner }, { subject: `session:${session}` })
}

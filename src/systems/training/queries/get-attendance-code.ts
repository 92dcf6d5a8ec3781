import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { attendanceCode, codesAreOpen, OPENS_MINUTES_BEFORE, SLOT_SECONDS, slotAt } from '../attendance-code'
import { sessionCancelled } from '../errors'
import { signedInTrainer } from '../policies'
import { sessionOf } from '../rows'
import { refused } from '../session-terms'

type ShownCode = { code: string; path: string; secondsLeft: number; claimed: number; recorded: number }

/**
 * The code for the trainer's screen now, how long it stands, and how many have used one.
 *
 * @throws `session.not-found` (404), `session.cancelled` and `session.not-now` (409).
 */
export async function getAttendanceCode({
  req,
  session,
  now = new Date(),
}: {
  req: PayloadRequest
  session: number
  now?: Date
}): Promise<ShownCode> {
  const person = signedInTrainer(req)
  const { state, startsAt, endsAt } = await sessionOf(req, { person, session })
  if (state === 'cancelled') throw sessionCancelled()
  if (!codesAreOpen({ startsAt, endsAt, now })) {
    throw refused(
      'not-now',
      `The code is shown from ${OPENS_MINUTES_BEFORE} minutes before the session until its end. Use the list at any other time.`,
      409,
    )
  }
  const [counted] = rows<{ claimed: number; recorded: number }>(
    await sql(req).execute(query`
      select (count(*) filter (where claimed_at is not null and confirmed_at is null))::int as claimed,
        (count(*) filter (where confirmed_at is not null))::int as recorded
      from attendance where session_id = ${session}`),
  )
  const slot = slotAt(now)
  const code = attendanceCode({ secret: req.payload.secret, session, slot })
  return {
    code,
    path: `/learn/attend/${code}`,
    secondsLeft: Math.max(1, (slot + 1) * SLOT_SECONDS - Math.floor(now.getTime() / 1000)),
    claimed: counted?.claimed ?? 0,
    recorded: counted?.recorded ?? 0,
  }
}

import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import type { AttendanceState } from '../lifecycle'
import { signedIn } from '../policies'
import { learntBy, selectSession, type SessionRow } from '../rows'

export type MySession = Omit<SessionRow, 'trainer'> & {
  trainer: { id: number; name: string }
  attendance: AttendanceState
  claimed: boolean
  seat: 'seat' | 'waiting' | 'none'
  seatsLeft: number | null
  /** Seats can be booked and given back. */
  bookable: boolean
}

const MOST = 20

/** What a learner's cohorts have in their diaries, soonest first: what is ahead or under way, and what was called off. */
export async function listMySessions({
  req,
  now = new Date(),
}: {
  req: PayloadRequest
  now?: Date
}): Promise<MySession[]> {
  const person = signedIn(req)
  const found = rows<MySession & { trainer: SessionRow['trainer']; taken: number }>(
    await sql(req).execute(query`
      select s.*, coalesce(a.state, 'expected') as attendance, a.claimed_at is not null as claimed,
        case when a.booked_at is null then 'none' when a.waiting then 'waiting' else 'seat' end as seat,
        (select count(*)::int from attendance where session_id = s.id and booked_at is not null and not waiting
          and state <> 'excused') as taken
      from (${selectSession}
        where s.organisation_id = ${person.organisation} and ${learntBy(person)} and s.ends_at > ${now.toISOString()}
        order by s.starts_at, s.id limit ${MOST}) s
      left join attendance a on a.session_id = s.id and a.learner_id = ${person.id}
      order by s."startsAt", s.id`),
  )
  return found.map(({ taken, trainer, ...session }) => ({
    ...session,
    // Its mail address is in the calendar file, where it is needed to answer.
    trainer: { id: trainer.id, name: trainer.name },
    seatsLeft: session.capacity === null ? null : Math.max(0, session.capacity - taken),
    bookable:
      session.state === 'scheduled' && session.capacity !== null && Date.parse(session.startsAt) > now.getTime(),
  }))
}

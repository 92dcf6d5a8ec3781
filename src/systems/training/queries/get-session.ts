import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { codesAreOpen } from '../attendance-code'
import { attendanceIsOpen } from '../attendance-window'
import type { Correction } from '../commands/record-attendance'
import type { AttendanceState, AttendanceWay } from '../lifecycle'
import { signedInTrainer } from '../policies'
import { iso, learnersOfCohort, sessionOf, type SessionRow } from '../rows'

export type Attendee = {
  learner: number
  name: string
  state: AttendanceState
  via: AttendanceWay | null
  claimedAt: string | null
  confirmedAt: string | null
  confirmedBy: string | null
  notes: string | null
  corrections: Correction[]
  /** Where seats are counted. */
  seat: 'seat' | 'waiting' | 'none'
  /** False: was there, and was taken out of the cohort since. */
  inCohort: boolean
}

export type SessionPage = SessionRow & {
  attendees: Attendee[]
  phase: 'ahead' | 'now' | 'over'
  /** More than excuses can be recorded. */
  attendanceOpen: boolean
  /** Codes are shown and taken. */
  codesOpen: boolean
}

/**
 * A session with everybody of its cohort, and what is recorded of each.
 *
 * @throws `session.not-found` (404), also for one of a cohort that somebody else trains.
 */
export async function getSession({
  req,
  session,
  now = new Date(),
}: {
  req: PayloadRequest
  session: number
  now?: Date
}): Promise<SessionPage> {
  const person = signedInTrainer(req)
  const found = await sessionOf(req, { person, session })
  const attendees = rows<Attendee>(
    await sql(req).execute(query`
      with invited as (select distinct l.id from cohorts c cross join lateral (${learnersOfCohort}) l
        where c.id = ${found.cohort.id})
      select u.id as learner, u.name, coalesce(a.state, 'expected') as state, a.via, a.notes,
        ${iso(query`a.claimed_at`)} as "claimedAt", ${iso(query`a.confirmed_at`)} as "confirmedAt",
        t.name as "confirmedBy", coalesce(a.history, '[]'::jsonb) as corrections,
        case when a.booked_at is null then 'none' when a.waiting then 'waiting' else 'seat' end as seat,
        i.id is not null as "inCohort"
      from users u left join invited i on i.id = u.id
        left join attendance a on a.session_id = ${session} and a.learner_id = u.id
        left join users t on t.id = a.confirmed_by_id
      where u.organisation_id = ${person.organisation} and (i.id is not null
        or u.id in (select learner_id from attendance where session_id = ${session}
          and (confirmed_at is not null or claimed_at is not null)))
      order by lower(u.name), u.id`),
  )
  const { startsAt, endsAt, state } = found
  const phase = now.getTime() < Date.parse(startsAt) ? 'ahead' : now.getTime() <= Date.parse(endsAt) ? 'now' : 'over'
  return {
    ...found,
    attendees,
    phase,
    attendanceOpen: attendanceIsOpen({ startsAt, now }),
    codesOpen: state === 'scheduled' && codesAreOpen({ startsAt, endsAt, now }),
  }
}

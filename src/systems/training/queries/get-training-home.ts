import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { signedInTrainer } from '../policies'
import { trainedBy } from '../rows'
import { listCohorts, type CohortSummary } from './list-cohorts'
import { listSessions, type SessionSummary } from './list-sessions'

export type TrainingHome = {
  cohorts: CohortSummary[]
  /** Under way or starting within a day. */
  today: SessionSummary[]
  /** The first after those. */
  next: SessionSummary | null
  waiting: {
    /** People who said by code that they were there, and nobody has confirmed it; with the session to open. */
    claims: { session: number; title: string; count: number }[]
    /** Sessions of the last four weeks with somebody of whom nothing is recorded. */
    incomplete: { session: number; title: string; missing: number }[]
    overdue: number
  }
}

/** What a trainer comes for: who meets today, and what waits for them. */
export async function getTrainingHome({
  req,
  now = new Date(),
}: {
  req: PayloadRequest
  now?: Date
}): Promise<TrainingHome> {
  const person = signedInTrainer(req)
  const cohorts = await listCohorts({ req, now })
  const { sessions } = await listSessions({ req, now })
  const open = sessions.filter(({ state }) => state === 'scheduled')
  const tomorrow = now.getTime() + DAY
  const today = open.filter(({ startsAt }) => Date.parse(startsAt) <= tomorrow)
  const unsettled = rows<{ session: number; title: string; claims: number; missing: number; over: boolean }>(
    await sql(req).execute(query`
      select s.id as session, s.title, a.claims, s.ends_at <= ${now.toISOString()} as over,
        (select count(distinct r.users_id)::int from cohorts_rels r
          where r.parent_id = c.id and r.path = 'learners'
            and (s.capacity is null or r.users_id in (select learner_id from attendance
              where session_id = s.id and booked_at is not null and not waiting))
            and r.users_id not in (select learner_id from attendance
              where session_id = s.id and confirmed_at is not null)) as missing
      from sessions s join cohorts c on c.id = s.cohort_id
        left join lateral (select (count(*) filter (where claimed_at is not null and confirmed_at is null))::int as claims
          from attendance where session_id = s.id) a on true
      where ${trainedBy(person)} and s.state = 'scheduled'
        and s.ends_at > ${new Date(now.getTime() - 28 * DAY).toISOString()} and s.starts_at <= ${new Date(tomorrow).toISOString()}
      order by s.starts_at desc limit 50`),
  )
  const [late] = rows<{ overdue: number }>(
    await sql(req).execute(query`
      select count(distinct e.id)::int as overdue
      from cohorts c join cohorts_rels l on l.parent_id = c.id and l.path = 'learners'
        join cohorts_rels v on v.parent_id = c.id and v.path = 'courses'
        join enrollments e on e.learner_id = l.users_id and e.version_id = v.versions_id
          and e.organisation_id = c.organisation_id
      where ${trainedBy(person)} and e.state in ('assigned', 'in-progress') and e.due_at < ${now.toISOString()}`),
  )
  return {
    cohorts,
    today,
    next: open.find(({ startsAt }) => Date.parse(startsAt) > tomorrow) ?? null,
    waiting: {
      claims: unsettled.flatMap(({ session, title, claims }) => (claims ? [{ session, title, count: claims }] : [])),
      incomplete: unsettled.flatMap(({ session, title, over, missing, claims }) =>
        over && missing > 0 && !claims ? [{ session, title, missing }] : [],
      ),
      overdue: late?.overdue ?? 0,
    },
  }
}

const DAY = 24 * 60 * 60 * 1000

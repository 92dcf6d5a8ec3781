import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { signedInTrainer } from '../policies'
import { selectSession, trainedBy, type SessionRow } from '../rows'

export type SessionList = { sessions: SessionSummary[]; page: number; more: boolean }

export type SessionSummary = SessionRow & {
  people: number
  /** By state, people without a record counted as expected. */
  present: number
  claimed: number
  recorded: number
}

const PER_PAGE = 30

/** Sessions of one's cohorts: those ahead (and under way), soonest first, or those that are over, latest first. */
export async function listSessions({
  req,
  cohort,
  past = false,
  within,
  page = 1,
  now = new Date(),
}: {
  req: PayloadRequest
  cohort?: number | undefined
  past?: boolean
  /** Only those that start within so many hours. */
  within?: number
  page?: number
  now?: Date
}): Promise<SessionList> {
  const person = signedInTrainer(req)
  const at = now.toISOString()
  const horizon = within === undefined ? null : new Date(now.getTime() + within * 60 * 60 * 1000).toISOString()
  const from = Math.max(1, page)
  const found = rows<SessionSummary>(
    await sql(req).execute(query`
      select s.*, p.people, coalesce(a.present, 0) as present, coalesce(a.claimed, 0) as claimed,
        coalesce(a.recorded, 0) as recorded
      from (${selectSession}
        where ${trainedBy(person)} ${cohort === undefined ? query`` : query`and c.id = ${cohort}`}
          and s.ends_at ${past ? query`<=` : query`>`} ${at}
          ${horizon === null ? query`` : query`and s.starts_at <= ${horizon} and s.state = 'scheduled'`}
        order by s.starts_at ${past ? query`desc` : query`asc`}, s.id
        limit ${PER_PAGE + 1} offset ${(from - 1) * PER_PAGE}) s
      left join lateral (select count(distinct users_id)::int as people from cohorts_rels r
        where r.parent_id = (s.cohort ->> 'id')::int and r.path = 'learners') p on true
      left join lateral (select
          (count(*) filter (where state in ('present', 'late', 'partial')))::int as present,
          (count(*) filter (where claimed_at is not null and confirmed_at is null))::int as claimed,
          (count(*) filter (where confirmed_at is not null))::int as recorded
        from attendance where session_id = s.id) a on true
      order by s."startsAt" ${past ? query`desc` : query`asc`}, s.id`),
  )
  return { sessions: found.slice(0, PER_PAGE), page: from, more: found.length > PER_PAGE }
}

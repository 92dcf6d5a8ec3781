import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { signedInTrainer } from '../policies'
import { iso, trainedBy } from '../rows'

export type CohortSummary = {
  id: number
  name: string
  startsAt: string | null
  learners: number
  trainers: string[]
  courses: { id: number; title: string; number: number }[]
  nextSession: { id: number; title: string; startsAt: string; endsAt: string; timeZone: string } | null
}

/** The cohorts one trains (managers: all), by name. `search` in the name; one of them by `id`. */
export async function listCohorts({
  req,
  search = '',
  id,
  limit = 100,
  now = new Date(),
}: {
  req: PayloadRequest
  search?: string
  id?: number
  limit?: number
  now?: Date
}): Promise<CohortSummary[]> {
  const person = signedInTrainer(req)
  return rows<CohortSummary>(
    await sql(req).execute(query`
      select c.id, c.name, ${iso(query`c.starts_at`)} as "startsAt",
        (select count(distinct u.id)::int from cohorts_rels r join users u on u.id = r.users_id
          where r.parent_id = c.id and r.path = 'learners' and u.organisation_id = c.organisation_id) as learners,
        coalesce((select json_agg(u.name order by r."order") from cohorts_rels r join users u on u.id = r.users_id
          where r.parent_id = c.id and r.path = 'trainers' and u.organisation_id = c.organisation_id), '[]'::json) as trainers,
        coalesce((select json_agg(json_build_object('id', v.id, 'title', v.title, 'number', v.number::int) order by r."order")
          from cohorts_rels r join versions v on v.id = r.versions_id
          where r.parent_id = c.id and r.path = 'courses' and v.organisation_id = c.organisation_id), '[]'::json) as courses,
        (select json_build_object('id', s.id, 'title', s.title, 'startsAt', ${iso(query`s.starts_at`)},
            'endsAt', ${iso(query`s.ends_at`)}, 'timeZone', s.time_zone)
          from sessions s where s.cohort_id = c.id and s.state = 'scheduled' and s.ends_at > ${now.toISOString()}
          order by s.starts_at limit 1) as "nextSession"
      from cohorts c
      where ${trainedBy(person)}
        ${id === undefined ? query`` : query`and c.id = ${id}`}
        ${search ? query`and c.name ilike ${`%${search.replace(/[\\%_]/g, '\\$&')}%`}` : query``}
      order by lower(c.name), c.id
      limit ${limit}`),
  )
}

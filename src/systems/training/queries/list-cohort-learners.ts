import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'

/**
 * The learners of cohorts of one organisation, for assignments. `ledBy`: only cohorts this person trains.
 * `known`: the cohorts that were found under these terms.
 */
export async function listCohortLearners({
  req,
  organisation,
  cohorts,
  ledBy,
}: {
  req: PayloadRequest
  organisation: number
  cohorts: readonly number[]
  ledBy?: number
}): Promise<{ known: number[]; learners: number[] }> {
  if (cohorts.length === 0) return { known: [], learners: [] }
  const led = query`exists (select 1 from cohorts_rels t where t.parent_id = c.id and t.path = 'trainers' and t.users_id = ${ledBy ?? null})`
  const found = rows<{ cohort: number; learner: number | null }>(
    await sql(req).execute(query`
      select c.id as cohort, r.users_id as learner
      from cohorts c left join cohorts_rels r on r.parent_id = c.id and r.path = 'learners'
      where c.id in ${[...cohorts]} and c.organisation_id = ${organisation} ${ledBy === undefined ? query`` : query`and ${led}`}`),
  )
  return {
    known: [...new Set(found.map(({ cohort }) => cohort))],
    learners: [...new Set(found.flatMap(({ learner }) => (learner === null ? [] : [learner])))],
  }
}

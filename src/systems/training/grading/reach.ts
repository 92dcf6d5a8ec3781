import { sql as query, type SQL } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { hasRole, type Person } from '@/systems/identity/public'
import { seesAllCohorts } from '../policies'

/** As SQL: whether `learner` is somebody whom the person trains. Managers and administrators look after everybody. */
export function isTrainedBy(person: Person, learner: SQL): SQL {
  if (seesAllCohorts(person)) return query`true`
  return query`exists (
    select 1 from cohorts c
      join cohorts_rels t on t.parent_id = c.id and t.path = 'trainers' and t.users_id = ${person.id}
      join cohorts_rels l on l.parent_id = c.id and l.path = 'learners'
    where c.organisation_id = ${person.organisation} and l.users_id = ${learner})`
}

/** Learners of the cohorts that the person trains; null: everybody of the organisation. */
export async function learnersOf(req: PayloadRequest, person: Person): Promise<number[] | null> {
  if (seesAllCohorts(person)) return null
  const found = rows<{ id: number }>(
    await sql(req).execute(query`
      select distinct l.users_id as id from cohorts c
        join cohorts_rels t on t.parent_id = c.id and t.path = 'trainers' and t.users_id = ${person.id}
        join cohorts_rels l on l.parent_id = c.id and l.path = 'learners'
      where c.organisation_id = ${person.organisation}`),
  )
  return found.map(({ id }) => id)
}

export async function trains(req: PayloadRequest, person: Person, learner: number): Promise<boolean> {
  if (!hasRole(person, 'trainer', 'manager', 'admin')) return false
  const [row] = rows<{ yes: boolean }>(
    await sql(req).execute(query`
      select ${isTrainedBy(person, query`u.id`)} as yes from users u
      where u.id = ${learner} and u.organisation_id = ${person.organisation}`),
  )
  return row?.yes ?? false
}

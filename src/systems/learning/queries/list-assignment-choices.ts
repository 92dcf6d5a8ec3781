import { sql as query, type SQL } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { notAllowed } from '../errors'
import { mayAssign, mayManage, signedIn } from '../policies'

export type AssignmentChoices = {
  groups: { id: number; name: string; people: number }[]
  cohorts: { id: number; name: string; people: number }[]
  jobRoles: { name: string; people: number }[]
  sites: { name: string; people: number }[]
  everybody: number
}

export type FoundPerson = { id: number; name: string; email: string; jobRole: string | null; site: string | null }

const working = query`u.state in ('invited', 'active')`

/** What an assignment can be made for: groups, cohorts (a trainer's own), and the job roles and sites that occur. */
export async function listAssignmentChoices({ req }: { req: PayloadRequest }): Promise<AssignmentChoices> {
  const person = signedIn(req)
  if (!mayAssign(person)) throw notAllowed('Only trainers and training managers assign courses.')
  const { organisation } = person
  const all = mayManage(person)
  const list = async <Row>(statement: SQL) => rows<Row>(await sql(req).execute(statement))
  const named = (column: SQL) =>
    list<{ name: string; people: number }>(query`
      select min(trim(${column})) as name, count(*)::int as people from users u
      where u.organisation_id = ${organisation} and ${working} and trim(coalesce(${column}, '')) <> ''
      group by lower(trim(${column})) order by 1 limit 500`)
  const sets = (table: SQL, path: string, which: SQL) =>
    list<{ id: number; name: string; people: number }>(query`
      select s.id, s.name, (select count(*)::int from ${table}_rels r join users u on u.id = r.users_id
        where r.parent_id = s.id and r.path = ${path} and ${working}) as people
      from ${table} s where s.organisation_id = ${organisation} and ${which} order by s.name limit 500`)
  const leads = query`exists (select 1 from cohorts_rels r where r.parent_id = s.id and r.path = 'trainers' and r.users_id = ${person.id})`
  const [everybody] = await list<{ people: number }>(query`
    select count(*)::int as people from users u where u.organisation_id = ${organisation} and ${working}`)
  return {
    groups: all ? await sets(query`groups`, 'members', query`true`) : [],
    cohorts: await sets(query`cohorts`, 'learners', all ? query`true` : leads),
    jobRoles: all ? await named(query`u.job_role`) : [],
    sites: all ? await named(query`u.site`) : [],
    everybody: all ? (everybody?.people ?? 0) : 0,
  }
}

/** People by a part of their name or address, for picking. At most 20. */
export async function findPeople({ req, search }: { req: PayloadRequest; search: string }): Promise<FoundPerson[]> {
  const person = signedIn(req)
  if (!mayManage(person)) throw notAllowed('Only training managers assign courses to single people.')
  const pattern = `%${search
    .trim()
    .slice(0, 100)
    .replace(/[\\%_]/g, '\\$&')}%`
  return rows<FoundPerson>(
    await sql(req).execute(query`
      select u.id, u.name, u.email, u.job_role as "jobRole", u.site from users u
      where u.organisation_id = ${person.organisation} and ${working} and (u.name ilike ${pattern} or u.email ilike ${pattern})
      order by u.name, u.id limit 20`),
  )
}

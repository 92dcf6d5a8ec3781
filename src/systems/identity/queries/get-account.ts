import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { notSignedIn } from '../errors'
import type { Role } from '../roles'
import { factorStateOf, type FactorState } from '../second-factor/state'
import { personOf, sessionOf } from '../session'

export type Account = {
  id: number
  name: string
  email: string
  roles: Role[]
  language: string
  timeZone: string
  phone: string
  jobRole: string
  site: string
  hasAvatar: boolean
  organisation: string
  /** The new address, while its link has not been opened. */
  pendingEmail: string | null
  sessions: { id: string; agent: string; via: string; since: string; usedAt: string; current: boolean }[]
  secondFactor: FactorState
}

/** What a person's own account pages show. Times are ISO 8601, UTC. @throws `auth.required` (401). */
export async function getAccount({ req }: { req: PayloadRequest }): Promise<Account> {
  const person = personOf(req)
  if (!person) throw notSignedIn()
  const [row] = rows<Omit<Account, 'sessions' | 'secondFactor' | 'roles'>>(
    await sql(req).execute(query`
      select u.id, u.name, u.email, coalesce(u.language, 'en') as language, coalesce(u.time_zone, 'UTC') as "timeZone",
        coalesce(u.phone, '') as phone, coalesce(u.job_role, '') as "jobRole", coalesce(u.site, '') as site,
        u.avatar is not null as "hasAvatar", o.name as organisation,
        (select t.email from account_tokens t where t.person_id = u.id and t.purpose = 'email-change'
          and t.used_at is null and t.expires_at > now() order by t.id desc limit 1) as "pendingEmail"
      from users u join organisations o on o.id = u.organisation_id where u.id = ${person.id}`),
  )
  if (!row) throw notSignedIn()
  return {
    ...row,
    roles: person.roles,
    sessions: await sessionsOf(req, person.id),
    secondFactor: await factorStateOf(req, person.id),
  }
}

async function sessionsOf(req: PayloadRequest, person: number): Promise<Account['sessions']> {
  const current = sessionOf(req)
  const found = rows<{ id: string; agent: string; via: string; since: Date; usedAt: Date }>(
    await sql(req).execute(query`
      select id, coalesce(agent, 'Unknown program') as agent, coalesce(via, 'password') as via, created_at as since,
        coalesce(used_at, created_at) as "usedAt"
      from users_sessions where _parent_id = ${person} and expires_at > now() order by coalesce(used_at, created_at) desc`),
  )
  const iso = (time: Date | string) => new Date(time).toISOString()
  return found.map((session) => ({
    ...session,
    since: iso(session.since),
    usedAt: iso(session.usedAt),
    current: session.id === current,
  }))
}

import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import type { Role } from '../roles'
import { factorStateOf } from '../second-factor/state'
import { endSessions, notActive } from '../sign-in/sessions'

type Account = { id: number; roles: Role[]; state: string; email: string }

/** Ends the sessions of a person whose roles, state or email were changed, in the transaction of the change. */
export async function rightsChanged({ req, before, after }: { req: PayloadRequest; before: Account; after: Account }) {
  const person = after.id
  const [from, to] = [before.roles ?? [], after.roles ?? []].map((roles) => [...roles].sort())
  const roles = from?.join() !== to?.join()
  if (roles) {
    await emit(req, 'person.roles-changed', { person, from: from ?? [], to: to ?? [] }, { subject: `person:${person}` })
  }
  const reason = roles ? 'the roles were changed' : before.state !== after.state ? 'the account was closed' : null
  if (reason) await endSessions({ req, person, reason })
  else if (before.email !== after.email) await endSessions({ req, person, reason: 'the address was changed' })
}

/** When an organisation begins to ask staff for a second factor: who has none signs in again, and sets it up. */
export async function signOutStaffWithoutFactor({ req, organisation }: { req: PayloadRequest; organisation: number }) {
  const staff = rows<{ id: number }>(
    await sql(req).execute(query`
      select u.id from users u
      where u.organisation_id = ${organisation}
        and exists (select from users_roles r where r.parent_id = u.id and r.value <> 'learner')
        and not exists (select from second_factors f where f.person_id = u.id and f.confirmed_at is not null)
      order by u.id`),
  )
  for (const { id } of staff) await endSessions({ req, person: id, reason: 'a second factor is asked for' })
}

/** @throws `auth.not-active` (403), `auth.second-factor-needed` (401). */
export async function assertNothingOwed({ req, person }: { req: PayloadRequest; person: number }): Promise<void> {
  const [account] = rows<{ state: string }>(await sql(req).execute(query`select state from users where id = ${person}`))
  if (account?.state !== 'active') throw notActive()
  const { enabled, required } = await factorStateOf(req, person)
  if (enabled || required) throw secondFactorNeeded()
}

export const secondFactorNeeded = () =>
  new DomainError({
    code: 'auth.second-factor-needed',
    status: 401,
    message:
      'The password is right; this account also needs a code from an authenticator app. Sign in at /account/sign-in.',
  })

import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { asSystem, inTransaction, rows, sql, systemRequest, update } from '@/shared/db'
import { emit } from '@/shared/events'
import { linkInvalid } from '../errors'
import { assertPassword } from '../password-rule'
import { secretHash } from '../secrets'
import { endSessions, lockPerson } from '../sign-in/sessions'

const linkMinutes = 60

/** Sends a link to choose a new password, where there is such an account. The answer never tells whether there is. */
export async function requestPasswordReset({ req, email }: { req: PayloadRequest; email: string }): Promise<void> {
  const [account] = rows<{ id: number; organisation: number; recent: boolean }>(
    await sql(req).execute(query`
      select id, organisation_id as organisation, exists (
        select from account_tokens t where t.person_id = users.id and t.purpose = 'reset' and t.used_at is null
          and t.created_at > now() - interval '1 minute') as recent
      from users where lower(email) = ${email.toLowerCase().trim()} and state = 'active'`),
  )
  // A second click within a minute is the same wish, and nobody's mailbox can be flooded.
  if (!account || account.recent) return
  const { id: person, organisation } = account
  const system = await systemRequest(req.payload, {
    reason: 'whoever forgot the password is not signed in',
    organisation,
  })
  await inTransaction(system, async (system) => {
    await openToken(system, { person, organisation, purpose: 'reset', minutes: linkMinutes })
    await emit(system, 'person.password-reset-requested', { person }, { subject: `person:${person}` })
  })
}

/**
 * The new password, by the link. All sessions end, and the links for the same purpose are dead; the person then signs in,
 * with the second factor where there is one: a mailbox alone does not open an account that has one.
 *
 * @throws `link.invalid` (410), `account.password-weak` (400).
 */
export async function resetPassword({
  req,
  token,
  password,
}: {
  req: PayloadRequest
  token: string
  password: string
}): Promise<{ person: number; email: string }> {
  const found = await tokenOwner(req, { token, purpose: 'reset' })
  assertPassword({ password, email: found.email, name: found.name })
  return inTransaction(req, async (req) => {
    const { person, email, organisation } = found
    await lockPerson(req, person)
    await useToken(req, { token, person, purpose: 'reset' })
    const system = asSystem(req, 'whoever holds the link sets the password of the account it was sent for')
    await update({ req: system, collection: 'users', id: person, data: { password } })
    req.context.organisation ??= organisation
    await endSessions({ req, person, reason: 'a new password was chosen by mail' })
    await emit(req, 'person.password-changed', { person, by: 'reset' }, { subject: `person:${person}` })
    return { person, email }
  })
}

export type TokenPurpose = 'reset' | 'email-change'

/** A wish that a link will confirm. Its secret is made when the mail is written (`getResetLink`). */
export async function openToken(
  req: PayloadRequest,
  {
    person,
    organisation,
    purpose,
    minutes,
    email = null,
  }: { person: number; organisation: number; purpose: TokenPurpose; minutes: number; email?: string | null },
): Promise<void> {
  await sql(req).execute(query`
    insert into account_tokens (person_id, purpose, email, expires_at, organisation_id, created_at, updated_at)
    values (${person}, ${purpose}, ${email}, now() + ${minutes} * interval '1 minute', ${organisation}, now(), now())`)
}

export type TokenOwner = { person: number; email: string; name: string; organisation: number; newEmail: string | null }

/** @throws `link.invalid` (410). */
export async function tokenOwner(
  req: PayloadRequest,
  { token, purpose }: { token: string; purpose: TokenPurpose },
): Promise<TokenOwner> {
  const [row] = rows<TokenOwner>(
    await sql(req).execute(query`
      select u.id as person, u.email, u.name, u.organisation_id as organisation, t.email as "newEmail"
      from account_tokens t join users u on u.id = t.person_id
      where t.token_hash = ${secretHash(token)} and t.purpose = ${purpose} and t.used_at is null and t.expires_at > now()
        and u.state = 'active'`),
  )
  if (!row) throw linkInvalid()
  return row
}

/** Uses up the link, and with it every other of the person for the same purpose. @throws `link.invalid` (410). */
export async function useToken(
  req: PayloadRequest,
  { token, person, purpose }: { token: string; person: number; purpose: TokenPurpose },
): Promise<void> {
  const used = await sql(req).execute(query`
    update account_tokens set used_at = now() where token_hash = ${secretHash(token)} and used_at is null returning id`)
  if (rows(used).length === 0) throw linkInvalid()
  await sql(req).execute(query`
    update account_tokens set used_at = now(), token_hash = null
    where person_id = ${person} and purpose = ${purpose} and used_at is null`)
}

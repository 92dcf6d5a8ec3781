import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { asSystem, inTransaction, rows, sql, update } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { linkInvalid, notSignedIn, passwordWrong } from '../errors'
import { personOf, sessionOf } from '../session'
import { endSessions, lockPerson } from '../sign-in/sessions'
import { confirmOwnPassword } from '../sign-in/sign-in'
import type { Visit } from '../sign-in/visit'
import { openToken, tokenOwner, useToken } from './reset-password'

const linkMinutes = 24 * 60

/**
 * Sends a link to the new address and a notice to the old one; nothing changes before the link is opened. Whether the new
 * address has an account is not told.
 *
 * @throws `account.password-wrong` (403), `account.same-email` (400), `auth.too-many-tries` (429).
 */
export async function requestEmailChange({
  req,
  email: typed,
  password,
  visit,
}: {
  req: PayloadRequest
  email: string
  password: string
  visit: Visit
}): Promise<void> {
  const person = personOf(req)
  if (!person) throw notSignedIn()
  const email = typed.toLowerCase().trim()
  if (email === person.email.toLowerCase()) {
    throw new DomainError({ code: 'account.same-email', message: 'This is your address already.' })
  }
  const session = sessionOf(req)
  const right = await confirmOwnPassword({ req, person: person.id, email: person.email, password, visit, session })
  if (!right) throw passwordWrong()
  await inTransaction(req, async (req) => {
    const { id, organisation } = person
    await sql(req).execute(query`
      update account_tokens set used_at = now() where person_id = ${id} and purpose = 'email-change' and used_at is null`)
    await openToken(req, { person: id, organisation, purpose: 'email-change', minutes: linkMinutes, email })
    await emit(req, 'person.email-change-requested', { person: id }, { subject: `person:${id}` })
  })
}

/** The new address is the person's: all sessions end. @throws `link.invalid` (410), also where the address was taken. */
export async function confirmEmailChange({
  req,
  token,
}: {
  req: PayloadRequest
  token: string
}): Promise<{ email: string }> {
  const { person, newEmail, organisation } = await tokenOwner(req, { token, purpose: 'email-change' })
  return inTransaction(req, async (req) => {
    await lockPerson(req, person)
    await useToken(req, { token, person, purpose: 'email-change' })
    const taken = rows(await sql(req).execute(query`select id from users where lower(email) = ${newEmail}`))
    if (newEmail === null || taken.length > 0) throw linkInvalid()
    const system = asSystem(req, 'whoever holds the link has shown that the new address is theirs')
    await update({ req: system, collection: 'users', id: person, data: { email: newEmail } })
    req.context.organisation ??= organisation
    await endSessions({ req, person, reason: 'the address was changed' })
    await emit(req, 'person.email-changed', { person }, { subject: `person:${person}` })
    return { email: newEmail }
  })
}

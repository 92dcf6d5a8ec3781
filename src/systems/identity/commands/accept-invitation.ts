import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { asSystem, create, inTransaction, rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { linkInvalid } from '../errors'
import { assertPassword } from '../password-rule'
import type { Role } from '../roles'
import { secretHash } from '../secrets'

export type OpenInvitation = {
  id: number
  email: string
  name: string
  language: string
  organisation: number
  organisationName: string
  source: 'invitation' | 'registration'
}

/** What the page shows before somebody accepts. @throws `link.invalid` (410). */
export async function getInvitation({ req, token }: { req: PayloadRequest; token: string }): Promise<OpenInvitation> {
  const [row] = rows<OpenInvitation>(
    await sql(req).execute(query`
      select i.id, i.email, coalesce(i.name, '') as name, coalesce(i.language, 'en') as language, i.source,
        o.id as organisation, o.name as "organisationName"
      from invitations i join organisations o on o.id = i.organisation_id
      where i.token_hash = ${secretHash(token)} and i.used_at is null and i.revoked_at is null and i.expires_at > now()`),
  )
  if (!row) throw linkInvalid()
  return row
}

/**
 * Makes the account. The link came by mail, so the address is the person's own; nothing existed before.
 *
 * @param timeZone IANA. @param language BCP 47.
 * @throws `link.invalid` (410), `account.password-weak` (400), `invitation.address-taken` (409).
 */
export async function acceptInvitation({
  req,
  token,
  name,
  password,
  language,
  timeZone,
}: {
  req: PayloadRequest
  token: string
  name: string
  password: string
  language: string
  timeZone: string
}): Promise<{ person: number; email: string }> {
  const invitation = await getInvitation({ req, token })
  assertPassword({ password, email: invitation.email, name })
  return inTransaction(req, async (req) => {
    const system = asSystem(req, 'whoever holds the link makes the account it was sent for')
    const [used] = rows<{ roles: Role[] }>(
      await sql(req).execute(query`
        update invitations set used_at = now(), token_hash = null where id = ${invitation.id} and used_at is null
        returning array(select value::text from invitations_roles where parent_id = invitations.id order by "order") as roles`),
    )
    if (!used) throw linkInvalid()
    await addressIsFree(req, invitation.email)
    const { email, organisation, source } = invitation
    const { id } = await create({
      req: system,
      collection: 'users',
      data: { organisation, name, email, password, roles: used.roles, language, timeZone },
    })
    await sql(req).execute(query`update invitations set person_id = ${id} where id = ${invitation.id}`)
    req.context.organisation ??= organisation
    await emit(req, 'person.registered', { person: id, via: source }, { subject: `person:${id}` })
    return { person: id, email }
  })
}

/** Said only to the holder of the mailbox, who is the one person who may know. */
async function addressIsFree(req: PayloadRequest, email: string): Promise<void> {
  const taken = await sql(req).execute(query`select id from users where lower(email) = ${email.toLowerCase()}`)
  if (rows(taken).length === 0) return
  throw new DomainError({
    code: 'invitation.address-taken',
    status: 409,
    message: `${email} has an account already. Sign in with it, or ask to be invited with another address.`,
  })
}

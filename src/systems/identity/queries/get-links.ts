import { sql as query, type SQL } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { env } from '@/shared/env'
import { linkInvalid } from '../errors'
import { newSecret, secretHash } from '../secrets'

/** What a mail needs: an absolute address with a secret, to whom it goes, and in which language (BCP 47). */
export type AccountLink = { url: string; email: string; name: string; language: string }

/**
 * The links in the mails of identity. Each call makes a new secret and keeps its hash, so that no job, log or table ever
 * holds one: call it while the mail is written, nowhere else. The link of an earlier call is dead afterwards.
 * The secret stands behind `#`, where neither servers, logs nor mail scanners see it.
 *
 * @throws `link.invalid` (410) when what the mail was about is over (used, withdrawn, expired): do not send it.
 */
export const getInvitationLink = ({ req, invitation }: { req: PayloadRequest; invitation: number }) =>
  linkOfInvitation(req, invitation)

/** Of a registration: the same page as an invitation. See `getInvitationLink`. */
export const getVerifyLink: typeof getInvitationLink = (of) => getInvitationLink(of)

/** To choose a new password. See `getInvitationLink`. */
export const getResetLink = ({ req, person }: { req: PayloadRequest; person: number }) =>
  linkOfPerson(req, { person, purpose: 'reset', page: '/account/reset' })

/** To confirm a new address, to which it goes. See `getInvitationLink`. */
export const getEmailChangeLink = ({ req, person }: { req: PayloadRequest; person: number }) =>
  linkOfPerson(req, { person, purpose: 'email-change', page: '/account/confirm-email' })

async function linkOfInvitation(req: PayloadRequest, invitation: number): Promise<AccountLink> {
  const secret = newSecret()
  const to = await written(
    req,
    query`
      update invitations set token_hash = ${secretHash(secret)}
      where id = ${invitation} and used_at is null and revoked_at is null and expires_at > now()
      returning email, coalesce(name, '') as name, coalesce(language, 'en') as language`,
  )
  return { url: `${env.PUBLIC_URL}/account/join#${secret}`, ...to }
}

async function linkOfPerson(
  req: PayloadRequest,
  { person, purpose, page }: { person: number; purpose: 'reset' | 'email-change'; page: string },
): Promise<AccountLink> {
  const secret = newSecret()
  const to = await written(
    req,
    query`
      update account_tokens set token_hash = ${secretHash(secret)}
      from users
      where users.id = account_tokens.person_id and users.state in ('active', 'invited') and account_tokens.id = (
        select id from account_tokens
        where person_id = ${person} and purpose = ${purpose} and used_at is null and expires_at > now()
        order by id desc limit 1)
      returning coalesce(account_tokens.email, users.email) as email, users.name, coalesce(users.language, 'en') as language`,
  )
  return { url: `${env.PUBLIC_URL}${page}#${secret}`, ...to }
}

async function written(req: PayloadRequest, statement: SQL): Promise<Omit<AccountLink, 'url'>> {
  const [row] = rows<Omit<AccountLink, 'url'>>(await sql(req).execute(statement))
  if (!row) throw linkInvalid()
  return row
}

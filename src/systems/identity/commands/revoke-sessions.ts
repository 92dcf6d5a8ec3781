import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql, systemReasonOf } from '@/shared/db'
import { notSignedIn, personNotFound } from '../errors'
import { hasRole, personOf, sessionOf } from '../session'
import { endSession, endSessions } from '../sign-in/sessions'

/**
 * Signs a person out everywhere, at once. Oneself: everywhere else. Others: for administrators of the organisation, and
 * for system work.
 *
 * @returns how many sessions ended.
 * @throws `person.not-found` (404).
 */
export async function revokeSessions({
  req,
  person,
  reason = 'asked for',
}: {
  req: PayloadRequest
  person: number
  reason?: string
}): Promise<number> {
  if (systemReasonOf(req) !== undefined) return endSessions({ req, person, reason })
  const asking = personOf(req)
  if (!asking) throw notSignedIn()
  if (person === asking.id) return endSessions({ req, person, reason, except: sessionOf(req) })
  await assertAdminOver({ req, person })
  return endSessions({ req, person, reason })
}

/** Ends one of one's own sessions; false when there is none of that name, which is what was wanted. */
export async function revokeOwnSession({ req, session }: { req: PayloadRequest; session: string }): Promise<boolean> {
  const person = personOf(req)
  if (!person) throw notSignedIn()
  return endSession({ req, person: person.id, session })
}

/** @throws `person.not-found` (404): the same for people of other organisations and for those who may not ask. */
export async function assertAdminOver({ req, person }: { req: PayloadRequest; person: number }): Promise<void> {
  const asking = personOf(req)
  if (!hasRole(asking, 'admin')) throw personNotFound()
  const [account] = rows<{ organisation: number }>(
    await sql(req).execute(query`select organisation_id as organisation from users where id = ${person}`),
  )
  if (!account || account.organisation !== asking?.organisation) throw personNotFound()
}

import { randomUUID } from 'node:crypto'
import { sql as query } from '@payloadcms/db-postgres/drizzle'
import { jwtSign, type PayloadRequest } from 'payload'
import { inTransaction, rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import type { Role } from '../roles'

/** More than anybody has open; the oldest go first. */
const mostSessions = 30

export type OpenedSession = { token: string; exp: number; session: string; person: number }

/**
 * Signs a person in. Payload's own way writes the whole person back as it was read before the password was hashed, and so
 * would undo a block or a revocation that came in between; here the row is locked and only the session is written.
 *
 * @throws `auth.not-active` (403) for people who are blocked, left or have not accepted their invitation.
 */
export async function openSession({
  req,
  person,
  via,
  agent,
  now = new Date(),
}: {
  req: PayloadRequest
  person: number
  via: 'password' | 'provider'
  agent: string
  now?: Date
}): Promise<OpenedSession> {
  return inTransaction(req, async (req) => {
    const account = await lockPerson(req, person)
    if (!account || account.state !== 'active') throw notActive()
    const session = randomUUID()
    const seconds = tokenSeconds(req)
    const at = now.toISOString()
    const until = new Date(now.getTime() + seconds * 1000).toISOString()
    await sql(req).execute(query`
      delete from users_sessions where _parent_id = ${person} and (expires_at < ${at} or id in (
        select id from users_sessions where _parent_id = ${person} order by created_at desc offset ${mostSessions - 1}))`)
    await sql(req).execute(query`
      insert into users_sessions (_parent_id, _order, id, created_at, expires_at, agent, via, used_at)
      select ${person}, coalesce(max(_order), 0) + 1, ${session}, ${at}, ${until}, ${agent}, ${via}, ${at}
      from users_sessions where _parent_id = ${person}`)
    return { ...(await tokenFor(req, { account, session, seconds })), session, person }
  })
}

/** A new token for the session, which then ends later. Null when there is no such session any more. */
export async function prolongSession({
  req,
  person,
  session,
  now = new Date(),
}: {
  req: PayloadRequest
  person: number
  session: string
  now?: Date
}): Promise<OpenedSession | null> {
  return inTransaction(req, async (req) => {
    const account = await lockPerson(req, person)
    const seconds = tokenSeconds(req)
    const until = new Date(now.getTime() + seconds * 1000).toISOString()
    const changed = rows(
      await sql(req).execute(query`
        update users_sessions set expires_at = ${until}, used_at = ${now.toISOString()}
        where _parent_id = ${person} and id = ${session} and expires_at > ${now.toISOString()} returning id`),
    )
    if (!account || account.state !== 'active' || changed.length === 0) return null
    return { ...(await tokenFor(req, { account, session, seconds })), session, person }
  })
}

/** Ends one session of a person. True when there was one. */
export async function endSession({
  req,
  person,
  session,
}: {
  req: PayloadRequest
  person: number
  session: string
}): Promise<boolean> {
  return inTransaction(req, async (req) => {
    await lockPerson(req, person)
    const ended = await sql(req).execute(query`
      delete from users_sessions where _parent_id = ${person} and id = ${session} returning id`)
    return rows(ended).length > 0
  })
}

/** Ends all sessions of a person but `except`, at once, wherever they are. Announced when there were any. */
export async function endSessions({
  req,
  person,
  reason,
  except = null,
}: {
  req: PayloadRequest
  person: number
  reason: string
  except?: string | null
}): Promise<number> {
  return inTransaction(req, async (req) => {
    await lockPerson(req, person)
    const ended = rows(
      await sql(req).execute(query`
        delete from users_sessions where _parent_id = ${person} and id is distinct from ${except} returning id`),
    )
    if (ended.length > 0)
      await emit(req, 'person.sessions-revoked', { person, reason }, { subject: `person:${person}` })
    return ended.length
  })
}

type Account = { id: number; email: string; state: string; organisation: number; roles: Role[] }

/**
 * The person, with the row locked until the transaction ends. Payload writes all sessions back with every change of a
 * person, so whoever changes either holds this lock first.
 */
export async function lockPerson(req: PayloadRequest, person: number): Promise<Account | undefined> {
  const [account] = rows<Account>(
    await sql(req).execute(query`
      select id, email, state, organisation_id as organisation,
        array(select value::text from users_roles where parent_id = users.id order by "order") as roles
      from users where id = ${person} for update`),
  )
  return account
}

function tokenFor(
  req: PayloadRequest,
  { account, session, seconds }: { account: Account; session: string; seconds: number },
): Promise<{ token: string; exp: number }> {
  const { id, email, organisation, roles } = account
  return jwtSign({
    fieldsToSign: { id, collection: 'users', email, sid: session, roles, organisation },
    secret: req.payload.secret,
    tokenExpiration: seconds,
  })
}

const tokenSeconds = (req: PayloadRequest): number => req.payload.collections.users.config.auth.tokenExpiration

export const notActive = () =>
  new DomainError({
    code: 'auth.not-active',
    status: 403,
    message: 'This account cannot be used at the moment. Ask an administrator of your organisation.',
  })

import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { inTransaction, rows, sql, systemRequest } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { factorStateOf } from '../second-factor/state'
import { keyedHash } from '../secrets'
import { passwordIsRight } from './check-password'
import { openSession, type OpenedSession } from './sessions'
import { countTry, forgetTries, type Attempt } from './tries'
import type { Pending, Visit } from './visit'

/** Signed in, or `pending`: the second factor is still owed, and nothing else can be done until then. */
export type SignIn = { opened: OpenedSession } | { pending: Pending }

/**
 * Email and password. An unknown address, a wrong password and an account that is closed read the same and take as long.
 *
 * @throws `auth.refused` (401), `auth.too-many-tries` (429).
 */
export async function signIn({
  req,
  email,
  password,
  visit,
  now = new Date(),
}: {
  req: PayloadRequest
  email: string
  password: string
  visit: Visit
  now?: Date
}): Promise<SignIn> {
  const address = email.toLowerCase().trim()
  const account = await accountAt(req, address)
  const attempt: Attempt = { kind: 'password', account: address, visit, person: account?.id ?? null }
  await tryOnce({ req, attempt, now })
  const right = await passwordIsRight({ req, email: account ? address : null, password })
  if (!account || !right || account.state !== 'active') throw refused()
  await forgetTries(req, { attempt, now, signedIn: true })
  return proceed({ req, person: account.id, via: 'password', visit, now })
}

/** The password of a person who is signed in, again, for what must not be done on a screen left open. */
export async function confirmOwnPassword({
  req,
  person,
  email,
  password,
  visit,
  session,
  now = new Date(),
}: {
  req: PayloadRequest
  person: number
  email: string
  password: string
  visit: Visit
  session: string | null
  now?: Date
}): Promise<boolean> {
  const attempt: Attempt = { kind: 'password', account: email, visit, person, session }
  await tryOnce({ req, attempt, now })
  const right = await passwordIsRight({ req, email, password })
  if (right) await forgetTries(req, { attempt, now, signedIn: false })
  return right
}

/** What comes after a right password, or after the company's provider has vouched for somebody. */
export async function proceed({
  req,
  person,
  via,
  visit,
  now = new Date(),
  factorShown = false,
}: {
  req: PayloadRequest
  person: number
  via: 'password' | 'provider'
  visit: Visit
  now?: Date
  /** The provider has asked for a second factor itself. */
  factorShown?: boolean
}): Promise<SignIn> {
  const factor = await factorStateOf(req, person)
  if (!factorShown && (factor.enabled || factor.required)) {
    const next = factor.enabled ? 'second-factor' : 'enrol'
    return { pending: { person, via, stamp: await stampOf(req, person), next } }
  }
  return { opened: await openSession({ req, person, via, agent: visit.agent, now }) }
}

/** Counts a try; tells once when strangers have used up theirs. */
export async function tryOnce({ req, attempt, now }: { req: PayloadRequest; attempt: Attempt; now: Date }) {
  const { lockedOut } = await countTry(req, { attempt, now })
  const { person } = attempt
  if (!lockedOut || person === null) return
  const system = await systemRequest(req.payload, { reason: 'whoever guesses is not signed in' })
  await inTransaction(system, async (system) => {
    const [account] = rows<{ organisation: number }>(
      await sql(system).execute(query`select organisation_id as organisation from users where id = ${person}`),
    )
    system.context.organisation = account?.organisation ?? null
    await emit(system, 'person.locked-out', { person }, { subject: `person:${person}` })
  })
}

/** Changes with the password and the state of the account. */
export async function stampOf(req: PayloadRequest, person: number): Promise<string> {
  const [row] = rows<{ hash: string | null; state: string }>(
    await sql(req).execute(query`select hash, state from users where id = ${person}`),
  )
  const text = `${person} ${row?.state} ${row?.hash}`
  return keyedHash({ secret: req.payload.secret, purpose: 'pending stamp', text }).slice(0, 32)
}

type Found = { id: number; state: string; organisation: number }

async function accountAt(req: PayloadRequest, email: string): Promise<Found | undefined> {
  const [account] = rows<Found>(
    await sql(req).execute(query`
      select id, state, organisation_id as organisation from users where lower(email) = ${email}`),
  )
  return account
}

const refused = () =>
  new DomainError({
    code: 'auth.refused',
    status: 401,
    message: 'That email and password do not belong together. Check both and try again.',
  })

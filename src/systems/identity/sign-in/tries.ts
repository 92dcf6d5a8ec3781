import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { keyedHash } from '../secrets'
import type { Visit } from './visit'

const minute = 60_000
const atOnePlace = { limit: 10, windowMs: 10 * minute }
/** All places together from which the account was never signed in to. */
const amongStrangers = { limit: 30, windowMs: 60 * minute }
const knownDays = 60

export type Attempt = {
  /** What is guessed: a password, or a code of the second factor. */
  kind: 'password' | 'code'
  /** The address (email) that was typed, whether or not there is such an account. */
  account: string
  visit: Visit
  /** Whose account it is, when there is one; a device counts as known only for its own person. */
  person: number | null
  /** The session in which somebody is asked again. Whoever has one is no stranger. */
  session?: string | null
}

type Row = { failures: number; since: string; knownAt: string | null }

/**
 * Counts a try before it is looked at, so that a hundred at once are a hundred. Wrong tries are counted by account and
 * place: strangers elsewhere use up the tries of strangers, never those of a browser or network from which the owner has
 * signed in (ADR 0130). Call it outside of a transaction: a rollback must not forget a try.
 *
 * @returns `lockedOut`: this is the last try of strangers in the window, so true once; the next one is refused.
 * @throws `auth.too-many-tries` (429), `detail.retryAfter` in seconds.
 */
export async function countTry(
  req: PayloadRequest,
  { attempt, now }: { attempt: Attempt; now: Date },
): Promise<{ lockedOut: boolean }> {
  const place = await add(req, { key: placeKey(req, attempt), now, windowMs: atOnePlace.windowMs })
  if (place.failures > atOnePlace.limit) throw tooMany({ row: place, windowMs: atOnePlace.windowMs, now })
  if (isKnown({ attempt, place, now })) return { lockedOut: false }
  const strangers = await add(req, { key: strangersKey(req, attempt), now, windowMs: amongStrangers.windowMs })
  if (strangers.failures > amongStrangers.limit)
    throw tooMany({ row: strangers, windowMs: amongStrangers.windowMs, now })
  return { lockedOut: strangers.failures === amongStrangers.limit }
}

/** The try was right: it was none. The place is known from now on. */
export async function forgetTries(
  req: PayloadRequest,
  { attempt, now, signedIn }: { attempt: Attempt; now: Date; signedIn: boolean },
): Promise<void> {
  const at = now.toISOString()
  await sql(req).execute(query`
    update sign_in_tries set failures = 0, known_at = case when ${signedIn}::boolean then ${at}::timestamptz else known_at end
    where key = ${placeKey(req, attempt)}`)
  await sql(req).execute(query`
    update sign_in_tries set failures = greatest(0, failures - 1) where key = ${strangersKey(req, attempt)}`)
  await sql(req).execute(query`
    delete from sign_in_tries where updated_at < ${at}::timestamptz - interval '2 days'
      and (known_at is null or known_at < ${at}::timestamptz - ${knownDays} * interval '1 day')`)
}

function tooMany({ row, windowMs, now }: { row: Row; windowMs: number; now: Date }): DomainError {
  const retryAfter = Math.max(1, Math.ceil((Date.parse(row.since) + windowMs - now.getTime()) / 1000))
  return new DomainError({
    code: 'auth.too-many-tries',
    status: 429,
    message: `There were too many wrong tries. Wait ${Math.ceil(retryAfter / 60)} min, or ask for a new password by mail.`,
    detail: { retryAfter },
  })
}

function isKnown({ attempt, place, now }: { attempt: Attempt; place: Row; now: Date }): boolean {
  if (attempt.session || isOwnDevice(attempt)) return true
  return place.knownAt !== null && Date.parse(place.knownAt) > now.getTime() - knownDays * 86_400_000
}

const isOwnDevice = ({ visit, person }: Attempt): boolean => person !== null && visit.device?.person === person

function placeKey(req: PayloadRequest, attempt: Attempt): string {
  const { kind, account, visit, session } = attempt
  if (session) return hashed(req, `${kind} ${account} session ${session}`)
  const place = isOwnDevice(attempt) ? `device ${visit.device?.device}` : `address ${visit.address}`
  return hashed(req, `${kind} ${account} ${place}`)
}

const strangersKey = (req: PayloadRequest, { kind, account }: Attempt) => hashed(req, `${kind} ${account} strangers`)

const hashed = (req: PayloadRequest, text: string): string =>
  keyedHash({ secret: req.payload.secret, purpose: 'sign-in tries', text })

async function add(
  req: PayloadRequest,
  { key, now, windowMs }: { key: string; now: Date; windowMs: number },
): Promise<Row> {
  const at = now.toISOString()
  const start = new Date(now.getTime() - windowMs).toISOString()
  const [row] = rows<{ failures: string; since: string; knownAt: string | null }>(
    await sql(req).execute(query`
      insert into sign_in_tries (key, failures, since, created_at, updated_at) values (${key}, 1, ${at}, ${at}, ${at})
      on conflict (key) do update set
        failures = case when sign_in_tries.since < ${start}::timestamptz then 1 else sign_in_tries.failures + 1 end,
        since = case when sign_in_tries.since < ${start}::timestamptz then excluded.since else sign_in_tries.since end,
        updated_at = excluded.updated_at
      returning failures, since, known_at as "knownAt"`),
  )
  if (!row) throw new Error('a try was not counted')
  return { ...row, failures: Number(row.failures) }
}

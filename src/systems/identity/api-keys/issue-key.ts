import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { asSystem, create, find, inTransaction, rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { notSignedIn } from '../errors'
import { newSecret, secretHash } from '../secrets'
import { hasRole, personOf } from '../session'
import { keyStart } from './authenticate-key'
import type { ScopeName } from './scopes'

const mostKeys = 20

/**
 * A key for a program of one's own. It may do what the owner may, within `scopes`.
 *
 * @param expiresAt ISO 8601, or null for never.
 * @returns `key`, which nobody can see again.
 * @throws `api-key.past` (400), `api-key.too-many` (409).
 */
export async function issueKey({
  req,
  name,
  scopes,
  expiresAt,
  now = new Date(),
}: {
  req: PayloadRequest
  name: string
  scopes: ScopeName[]
  expiresAt: string | null
  now?: Date
}): Promise<{ id: number; key: string }> {
  const person = personOf(req)
  if (!person) throw notSignedIn()
  if (expiresAt !== null && Date.parse(expiresAt) <= now.getTime()) {
    throw new DomainError({ code: 'api-key.past', message: 'The end of the key lies in the past. Choose a later day.' })
  }
  if ((await ownKeys({ req })).filter(({ revokedAt }) => !revokedAt).length >= mostKeys) {
    throw new DomainError({
      code: 'api-key.too-many',
      status: 409,
      message: `You have ${mostKeys} keys. Withdraw one that is not used any more.`,
    })
  }
  const key = `${keyStart}${newSecret()}`
  return inTransaction(req, async (req) => {
    const system = asSystem(req, 'keys are made here only, where the secret is known')
    const data = {
      name,
      owner: person.id,
      scopes: [...new Set(scopes)],
      start: key.slice(0, keyStart.length + 6),
      keyHash: secretHash(key),
      expiresAt,
      organisation: person.organisation,
    }
    const { id } = await create({ req: system, collection: 'api-keys', data })
    await emit(req, 'api-key.created', { key: id, person: person.id }, { subject: `api-key:${id}` })
    return { id, key }
  })
}

/** Dead at once. For its owner, and for administrators of the organisation. @throws `api-key.not-found` (404). */
export async function revokeKey({ req, key }: { req: PayloadRequest; key: number }): Promise<void> {
  const person = personOf(req)
  if (!person) throw notSignedIn()
  await inTransaction(req, async (req) => {
    const [revoked] = rows<{ owner: number }>(
      await sql(req).execute(query`
        update api_keys set revoked_at = coalesce(revoked_at, now()), updated_at = now()
        where id = ${key} and organisation_id = ${person.organisation}
          and (owner_id = ${person.id} or ${hasRole(person, 'admin')}::boolean)
        returning owner_id as owner`),
    )
    if (!revoked) {
      throw new DomainError({
        code: 'api-key.not-found',
        status: 404,
        message: 'There is no such key that you may see.',
      })
    }
    await emit(req, 'api-key.revoked', { key, person: revoked.owner }, { subject: `api-key:${key}` })
  })
}

export type OwnKey = {
  id: number
  name: string
  start: string
  scopes: string[]
  createdAt: string
  lastUsedAt: string | null
  expiresAt: string | null
  /** Past `expiresAt`. */
  ended: boolean
  revokedAt: string | null
}

/** One's own keys, newest first, without the secret. */
export async function ownKeys({ req, now = new Date() }: { req: PayloadRequest; now?: Date }): Promise<OwnKey[]> {
  const person = personOf(req)
  if (!person) throw notSignedIn()
  const { docs } = await find({
    req,
    collection: 'api-keys',
    where: { owner: { equals: person.id } },
    sort: '-createdAt',
    limit: 100,
  })
  return docs.map(({ id, name, start, scopes, createdAt, lastUsedAt, expiresAt, revokedAt }) => ({
    id,
    name,
    start,
    scopes: scopes as string[],
    createdAt,
    lastUsedAt: lastUsedAt ?? null,
    expiresAt: expiresAt ?? null,
    ended: typeof expiresAt === 'string' && Date.parse(expiresAt) <= now.getTime(),
    revokedAt: revokedAt ?? null,
  }))
}

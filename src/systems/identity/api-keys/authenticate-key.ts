import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { AuthStrategy, PayloadRequest } from 'payload'
import { asSystem, findByID, rows, sql, systemRequest } from '@/shared/db'
import { secretHash } from '../secrets'
import { documentsOpen, routeOf, type Route } from './scopes'

export const keyStart = 'cw_'

/** On the user of a request that came with a key. */
type KeyHolder = { _strategy?: string; _key?: { id: number; scopes: readonly string[]; through: Route['through'] } }

/**
 * `Authorization: Bearer cw_...`. The request is its owner's, if a scope of the key opens this route; else it is a
 * visitor's. Elsewhere than over REST (pages, dashboards) a key opens nothing.
 */
export const apiKeyStrategy: AuthStrategy = {
  name: 'api-key',
  authenticate: async ({ headers, payload, ...rest }) => {
    const key = /^Bearer (cw_[\w-]{43})$/.exec(headers.get('authorization') ?? '')?.[1]
    const { req } = rest as { req?: PayloadRequest }
    if (!key || !req?.pathname?.startsWith('/api/')) return { user: null }
    const system = await systemRequest(payload, { reason: 'whose key this is must be known first' })
    const found = await takeKey(system, key)
    if (!found) return { user: null }
    const { through, allowed } = routeOf({
      method: req.method ?? '',
      path: req.pathname.slice('/api'.length),
      held: found.scopes,
    })
    if (!allowed) return { user: null }
    const { sessions: _sessions, ...owner } = await findByID({
      req: asSystem(system, 'the rights of a key are those of its owner'),
      collection: 'users',
      id: found.owner,
    })
    const holder: KeyHolder = { _strategy: 'api-key', _key: { id: found.id, scopes: found.scopes, through } }
    return { user: { ...owner, ...holder, collection: 'users' } as never }
  },
}

/**
 * Whether the key of the request, if it came with one, may touch this collection. Documents that come along with others
 * (depth, joins) are asked for here too. Endpoints of ours answer for themselves what they read.
 */
export function keyAllows({
  req,
  slug,
  operation,
}: {
  req: Pick<PayloadRequest, 'user'>
  slug: string
  operation: 'read' | 'write'
}): boolean {
  const key = (req.user as KeyHolder | null | undefined)?._key
  if (!key || key.through === 'call') return true
  return documentsOpen({ operation, slug, held: key.scopes })
}

type Found = { id: number; owner: number; scopes: string[] }

// The last use is kept to the minute: a busy key is not a write per request.
async function takeKey(req: PayloadRequest, key: string): Promise<Found | undefined> {
  const [found] = rows<Found & { stale: boolean }>(
    await sql(req).execute(query`
      select k.id, k.owner_id as owner, k.scopes,
        k.last_used_at is null or k.last_used_at < now() - interval '1 minute' as stale
      from api_keys k join users u on u.id = k.owner_id
      where k.key_hash = ${secretHash(key)} and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())
        and u.state = 'active'`),
  )
  if (found?.stale) await sql(req).execute(query`update api_keys set last_used_at = now() where id = ${found.id}`)
  return found
}

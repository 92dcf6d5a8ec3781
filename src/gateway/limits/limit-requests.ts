import type { Request, RequestHandler } from 'express'
import { rateLimit, type RateLimitRequestHandler } from 'express-rate-limit'
import { refuse } from '../refuse'
import type { SignInQueue } from './sign-in-queue'
import type { LimitStores } from './stores'
import { limits as table, type Limit } from './table'
import { addressOf, whoAsks } from './who-asks'

/**
 * Applies the first row of the table that fits. 429 with `Retry-After` and the `RateLimit` headers of the IETF draft.
 * Rows that hash a password wait for their turn in `queue`, after a look whether they would be refused anyway.
 */
export function limitRequests({
  stores,
  queue,
  secret,
  limits = table,
}: {
  stores: LimitStores
  queue: SignInQueue
  secret: string
  limits?: readonly Limit[]
}): RequestHandler {
  const rows = limits.map((limit) => ({ limit, handler: limiter({ limit, stores, secret }) }))
  return (req, res, next) => {
    const asked = { method: req.method, headers: req.headers, path: plainPath(req.path) }
    const row = rows.find(({ limit }) => limit.applies(asked))
    if (!row) {
      next()
      return
    }
    if (!row.limit.hashes) {
      void row.handler(req, res, next)
      return
    }
    spent({ req, row, secret })
      .then((over) => {
        if (over) void row.handler(req, res, next)
        else queue.handler(req, res, () => void row.handler(req, res, next))
      })
      .catch(next)
  }
}

/** As the router further in will read it: `/api//users/%6Cogin` is the sign-in as well. */
function plainPath(path: string): string {
  let decoded = path
  try {
    decoded = decodeURIComponent(path)
  } catch {
    // Not a valid escape: nothing further in can read it either.
  }
  return decoded.replaceAll(/\/{2,}/g, '/')
}

type Row = { limit: Limit; handler: RateLimitRequestHandler }

// Counting happens after the queue: of three hundred sign-ins in flight, none has failed yet.
async function spent({ req, row, secret }: { req: Request; row: Row; secret: string }): Promise<boolean> {
  const seen = await row.handler.getKey(keyOf({ req, limit: row.limit, secret }))
  return seen !== undefined && seen.totalHits >= row.limit.limit && (seen.resetTime ?? new Date()) > new Date()
}

function limiter({
  limit,
  stores,
  secret,
}: {
  limit: Limit
  stores: LimitStores
  secret: string
}): RateLimitRequestHandler {
  return rateLimit({
    windowMs: limit.windowMs,
    limit: limit.limit,
    identifier: limit.name,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    skipSuccessfulRequests: limit.failedOnly ?? false,
    store: stores.storeFor(limit.name),
    keyGenerator: (req) => keyOf({ req, limit, secret }),
    // Our own tests and `trust proxy` as a number of hops make its warnings superfluous.
    validate: false,
    handler: (req, res) => {
      const resets = (req as Request & { rateLimit?: { resetTime?: Date } }).rateLimit?.resetTime
      const seconds = ((resets?.getTime() ?? Date.now() + limit.windowMs) - Date.now()) / 1000
      refuse({ req, res }, { status: 429, code: `limit.${limit.name}`, message: limit.message, retryAfter: seconds })
    },
  })
}

function keyOf({ req, limit, secret }: { req: Request; limit: Limit; secret: string }): string {
  return limit.per === 'person' ? whoAsks({ req, secret }) : addressOf(req)
}

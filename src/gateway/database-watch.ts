import type { RequestHandler } from 'express'
import { isDatabaseUnavailable, resilientPg } from '@/shared/db'
import { log } from '@/shared/log'
import { beforeHeaders } from './before-headers'
import { refuse } from './refuse'

const retryAfter = 5

export type DatabaseWatch = {
  /** Whether the database answered when last asked. */
  isThere: () => boolean
  /** 503 with `Retry-After` while it is away, instead of the 500 that a failed query becomes further in. */
  handler: RequestHandler
  stop: () => Promise<void>
}

/**
 * Asks the database once a second, on a connection of its own: the application's pool may be busy, which is not away.
 * `suspect`, where given, is called with a function that makes it ask at once (the pool lost a connection).
 */
export function watchDatabase({
  connectionString,
  everyMs = 1_000,
  suspect,
}: {
  connectionString: string
  everyMs?: number
  suspect?: (ask: () => void) => void
}): DatabaseWatch {
  const pool = new resilientPg.Pool({
    connectionString,
    max: 1,
    connectionTimeoutMillis: 2_000,
    query_timeout: 4_000,
    idleTimeoutMillis: 30_000,
    allowExitOnIdle: true,
  })
  let there = true
  let lostAt = Number.NEGATIVE_INFINITY
  let asking: Promise<void> | undefined
  let slow = 0

  const note = (answered: boolean, reason?: string) => {
    if (!answered) lostAt = Date.now()
    if (answered === there) return
    there = answered
    if (answered) log.info('the database is back')
    else log.error({ reason }, 'the database is away: requests get 503 until it is back')
  }
  const ask = (): Promise<void> => {
    asking ??= pool
      .query('select 1')
      .then(() => {
        slow = 0
        note(true)
      })
      .catch((error: unknown) => {
        // A server under load may be late once; a refused or broken connection is plain.
        slow += 1
        if (isDatabaseUnavailable(error) || slow > 1)
          note(false, error instanceof Error ? error.message : String(error))
      })
      .finally(() => {
        asking = undefined
      })
    return asking
  }
  const timer = setInterval(() => void ask(), everyMs)
  timer.unref()
  suspect?.(() => {
    lostAt = Date.now()
    void ask()
  })

  return {
    isThere: () => there,
    handler: (req, res, next) => {
      if (!there && !req.path.startsWith('/_next/')) {
        refuse(
          { req, res },
          {
            status: 503,
            code: 'database.away',
            message:
              'The database does not answer at the moment. Nothing you saved is lost. Please try again in a few seconds.',
            retryAfter,
          },
        )
        return
      }
      beforeHeaders(res, () => {
        if (res.statusCode !== 500 || (there && Date.now() - lostAt > 5_000)) return
        res.statusCode = 503
        res.setHeader('Retry-After', String(retryAfter))
      })
      next()
    },
    stop: async () => {
      clearInterval(timer)
      await asking
      await pool.end()
    },
  }
}

/** For the embedded database, which lives and dies with this process. */
export function noDatabaseWatch(): DatabaseWatch {
  return { isThere: () => true, handler: (_req, _res, next) => next(), stop: () => Promise.resolve() }
}

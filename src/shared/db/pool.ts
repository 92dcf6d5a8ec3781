import type { Payload } from 'payload'
import pg from 'pg'

import { log, withoutSecrets } from '@/shared/log'

const quietCodes = new Set(['57P01', '57P02', '57P03', 'ECONNRESET', 'EPIPE'])

/**
 * node-postgres throws the loss of an idle connection into the process as an unhandled `error` event, which would end it at
 * every restart of the database. A pool of this class notes it and opens a new connection at the next query.
 */
class ResilientPool extends pg.Pool {
  readonly #lent = new Set<pg.PoolClient>()

  constructor(options?: pg.PoolConfig) {
    super(options)
    this.on('error', noteLoss)
    // A connection that is checked out reports to itself, not to the pool.
    this.on('connect', (client) => client.on('error', noteLoss))
    this.on('acquire', (client) => this.#lent.add(client))
    this.on('release', (_error, client) => this.#lent.delete(client))
    this.on('remove', (client) => this.#lent.delete(client))
  }

  /** Payload's adapter never gives back the connection it begins with, and `end` would wait for it for ever. */
  override async end(): Promise<void> {
    const ended = super.end()
    const release = (only: (client: pg.PoolClient) => boolean) =>
      [...this.#lent].filter(only).forEach((client) => client.release(true))
    release((client) => (client as pg.PoolClient & { readyForQuery?: boolean }).readyForQuery === true)
    const late = setTimeout(() => release(() => true), 2000)
    await ended
    clearTimeout(late)
  }
}

/** node-postgres with pools that outlive a restart of the database; for Payload's adapter and for whoever opens a pool. */
export const resilientPg: typeof pg = Object.assign(Object.create(pg) as typeof pg, { Pool: ResilientPool })

/** Settings of every pool of the product. */
export function poolOptions({ connectionString, max }: { connectionString: string; max: number }): pg.PoolConfig {
  // A connection is waited for while all are lent: a busy embedded database is slow for seconds, and slow is no failure.
  return { connectionString, max, connectionTimeoutMillis: 30_000, idleTimeoutMillis: 30_000, keepAlive: true }
}

/**
 * A small pool of the kernel's own on Payload's database: signs of life and claims must not queue behind slow pages.
 * `connection` are the same settings for a single connection.
 */
export function openKernelPool(payload: Payload): {
  pool: pg.Pool
  connection: pg.ClientConfig
  close(): Promise<void>
} {
  const { connectionString = '' } = payload.db.poolOptions
  const pool = new ResilientPool(poolOptions({ connectionString, max: 4 }))
  return { pool, connection: { connectionString }, close: () => pool.end() }
}

function noteLoss(error: Error & { code?: string }): void {
  const lines = { code: error.code, reason: withoutSecrets(error.message) }
  if (error.code && quietCodes.has(error.code)) log.warn(lines, 'database connection lost')
  else log.error(lines, 'database connection failed')
}

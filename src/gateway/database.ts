import type { Payload } from 'payload'
import type { Pool } from 'pg'
import { find, systemRequest } from '@/shared/db'

// Any number of the product's own: two servers that start together must not migrate together.
const migrationLock = 0x6d696772

type Migrations = readonly { name: string; up: unknown; down: unknown }[]

/** The pool behind Payload's adapter; `payload.destroy()` leaves it open. */
export function poolOf(payload: Payload): Pool {
  return (payload.db as unknown as { pool: Pool }).pool
}

/** Brings the database to this version. `alone`: no other process can be there, as with the embedded database. */
export async function migrate({
  payload,
  migrations,
  alone,
}: {
  payload: Payload
  migrations: Migrations
  alone: boolean
}): Promise<void> {
  await needVectors(poolOf(payload))
  // The adapter's type is that of all databases, the migrations' is PostgreSQL's.
  const run = () => payload.db.migrate({ migrations: [...migrations] as never })
  if (alone) {
    await run()
    return
  }
  const client = await poolOf(payload).connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await run()
    await client.query('select pg_advisory_unlock($1)', [migrationLock])
  } finally {
    client.release()
  }
}

// Payload ends the process at a migration that fails; this is said before, in a sentence.
async function needVectors(pool: Pool): Promise<void> {
  const { rowCount } = await pool.query(`select 1 from pg_available_extensions where name = 'vector'`)
  if (rowCount === 0) {
    throw new Error(
      'This PostgreSQL server has no pgvector. Install it there (Debian: postgresql-<version>-pgvector from apt.postgresql.org), or use a hosted server that has it.',
    )
  }
}

/** For `/readyz`: `ok`, or how many migrations the database lacks. */
export async function pendingMigrations({
  payload,
  migrations,
}: {
  payload: Payload
  migrations: Migrations
}): Promise<string> {
  const req = await systemRequest(payload, { reason: 'readiness: which migrations have run' })
  const { docs } = await find({ req, collection: 'payload-migrations', limit: 1_000 })
  const done = new Set(docs.map(({ name }) => name))
  const missing = migrations.filter(({ name }) => !done.has(name)).length
  return missing === 0 ? 'ok' : `${missing} missing`
}

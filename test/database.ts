import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import pg from 'pg'

import { startEmbeddedDatabase } from '@/shared/embedded-database'

export type TestDatabase = {
  connectionString: string
  /** What answers: PGlite, or the server of TEST_DATABASE_URL. */
  kind: 'embedded' | 'server'
  /** Whether pgvector is there. A suite that needs it says so when it leaves tests out. */
  hasVector: boolean
  close(): Promise<void>
}

/** Builds a database once (migrations, seeds); `name` changes when what is built changes. */
export type Preparation = { name: string; prepare(connectionString: string): Promise<void> }

const cache = path.resolve('node_modules/.cache/coursewright')

/**
 * A fresh database for a suite: PGlite in memory, or a database of its own on the server of TEST_DATABASE_URL. With a
 * preparation, PGlite starts from a kept copy of its result (half a second instead of five).
 */
export async function testDatabase(preparation?: Preparation): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL
  return server ? databaseOnServer(server, preparation) : databaseInMemory(preparation)
}

async function databaseInMemory(preparation: Preparation | undefined): Promise<TestDatabase> {
  const empty = await kept('empty', async () => {
    const database = await startEmbeddedDatabase()
    const dump = await database.dumpDataDir()
    await database.close()
    return dump
  })
  const snapshot = preparation
    ? await kept(preparation.name, async () => {
        const database = await startEmbeddedDatabase({ loadDataDir: empty })
        await preparation.prepare(database.connectionString)
        const dump = await database.dumpDataDir()
        await database.close()
        return dump
      })
    : empty
  const database = await startEmbeddedDatabase({ loadDataDir: snapshot })
  return {
    connectionString: database.connectionString,
    kind: 'embedded',
    hasVector: true,
    close: () => database.close(),
  }
}

async function databaseOnServer(server: string, preparation: Preparation | undefined): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await onServer(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  const connectionString = url.toString()
  await preparation?.prepare(connectionString)
  const vector = await onServer(server, `select 1 from pg_available_extensions where name = 'vector'`)
  return {
    connectionString,
    kind: 'server',
    hasVector: vector.length > 0,
    close: async () => void (await onServer(server, `drop database if exists ${name} with (force)`)),
  }
}

async function onServer(connectionString: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>(statement)
    return rows
  } finally {
    await client.end()
  }
}

/** A snapshot kept between runs, made when it is not there. A new PGlite makes new ones. */
async function kept(name: string, make: () => Promise<Blob>): Promise<Blob> {
  const { version } = JSON.parse(readFileSync('node_modules/@electric-sql/pglite/package.json', 'utf8')) as {
    version: string
  }
  const file = path.join(cache, `${createHash('sha256').update(`${version} ${name}`).digest('hex').slice(0, 16)}.tar`)
  if (!existsSync(file)) {
    const snapshot = await make()
    mkdirSync(cache, { recursive: true })
    // By another name first: suites that run side by side must never read half a file.
    const draft = `${file}.${process.pid}`
    writeFileSync(draft, Buffer.from(await snapshot.arrayBuffer()))
    renameSync(draft, file)
  }
  return new Blob([readFileSync(file)])
}

import { readFileSync } from 'node:fs'

import type { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { Payload, PayloadRequest } from 'payload'

import { kernelMigrationSql, rows, sql, systemRequest } from '@/shared/db'
import { startJobs, type JobDefinition, type Jobs } from '@/shared/jobs'

import { testDatabase, type TestDatabase } from '../../database'

import { bootPayload } from './boot-payload'

export type Kernel = {
  payload: Payload
  database: TestDatabase
  /** A request that nobody made; access is not checked. */
  req(): Promise<PayloadRequest>
  query<Row>(text: ReturnType<typeof statement>): Promise<Row[]>
  /** Starts jobs that are stopped at the end of the suite. */
  jobs(jobs: readonly JobDefinition[], options?: Partial<Parameters<typeof startJobs>[0]>): Promise<Jobs>
  close(): Promise<void>
}

/** On a fresh database, or on the server at `connectionString`, which must be empty. */
export async function startKernel({ connectionString }: { connectionString?: string } = {}): Promise<Kernel> {
  const database = connectionString ? await givenDatabase(connectionString) : await freshDatabase()
  const payload = await bootPayload(database.connectionString)
  const started: Jobs[] = []
  return {
    payload,
    database,
    req: () => systemRequest(payload, { reason: 'test' }),
    async query<Row>(text: ReturnType<typeof statement>) {
      return rows<Row>(await sql(await systemRequest(payload, { reason: 'test' })).execute(text))
    },
    async jobs(jobs, options) {
      const running = await startJobs({ payload, jobs, ...options })
      started.push(running)
      return running
    },
    async close() {
      await Promise.all(started.map((running) => running.stop()))
      await payload.db.pool.end()
      await database.close()
    },
  }
}

function freshDatabase(): Promise<TestDatabase> {
  return testDatabase({
    name: `kernel ${readFileSync('src/shared/db/kernel-tables.ts', 'utf8')}`,
    prepare: createTables,
  })
}

async function givenDatabase(connectionString: string): Promise<TestDatabase> {
  await createTables(connectionString)
  return { connectionString, kind: 'server', hasVector: false, close: () => Promise.resolve() }
}

/** The tables as Payload's own generator would put them into a migration, then the kernel's triggers. */
async function createTables(connectionString: string): Promise<void> {
  const payload = await bootPayload(connectionString)
  const { generateDrizzleJson, generateMigration } = payload.db.requireDrizzleKit()
  const statements = await generateMigration(
    payload.db.defaultDrizzleSnapshot,
    (await generateDrizzleJson(payload.db.schema)) as never,
  )
  for (const text of statements) await payload.db.drizzle.execute(text)
  await payload.db.drizzle.execute(kernelMigrationSql)
  await payload.db.pool.end()
}

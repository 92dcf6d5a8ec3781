import { postgresAdapter, type PostgresAdapterArgs } from '@payloadcms/db-postgres'

import { env } from '@/shared/env'

import { withHonestCommit } from './commit'
import { withKernelTables } from './kernel-tables'
import { poolOptions, resilientPg } from './pool'

export type DatabaseAdapterOptions = {
  connectionString: string
  /** Connections in the pool; DATABASE_POOL by default. */
  max?: number
} & Pick<
  PostgresAdapterArgs,
  'migrationDir' | 'prodMigrations' | 'extensions' | 'beforeSchemaInit' | 'afterSchemaInit' | 'logger'
>

/**
 * Payload's PostgreSQL adapter as this product uses it: the kernel's tables, never `push`, a pool that outlives restarts, and a
 * COMMIT that says when it failed.
 */
export function databaseAdapter({
  connectionString,
  max = env.DATABASE_POOL,
  beforeSchemaInit = [],
  ...options
}: DatabaseAdapterOptions) {
  const adapter = postgresAdapter({
    ...options,
    pg: resilientPg,
    pool: poolOptions({ connectionString, max }),
    push: false,
    beforeSchemaInit: [withKernelTables, ...beforeSchemaInit],
  })
  return { ...adapter, init: (args: Parameters<typeof adapter.init>[0]) => withHonestCommit(adapter.init(args)) }
}

import type { PostgresAdapterArgs } from '@payloadcms/db-postgres'
import { bigserial, index, integer, pgTable, text, vector } from '@payloadcms/db-postgres/drizzle/pg-core'

type SchemaHook = NonNullable<PostgresAdapterArgs['beforeSchemaInit']>[number]

/** Dimensions of the local model. One column per model and dimension: another model gets another column. */
export const localDimensions = 512

/** One row a sentence of a passage: what search compares a question with. Plain SQL, always inside one organisation. */
export const sopVectors = pgTable(
  'sop_vectors',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    organisation_id: integer('organisation_id').notNull(),
    version_id: integer('version_id').notNull(),
    segment_key: text('segment_key').notNull(),
    passage: integer('passage').notNull(),
    sentence: integer('sentence').notNull(),
    text: text('text').notNull(),
    model: text('model').notNull(),
    embedding: vector('embedding', { dimensions: localDimensions }),
  },
  (table) => [index('sop_vectors_scope_idx').on(table.organisation_id, table.version_id)],
)

/** A `beforeSchemaInit` hook that adds the table to Payload's schema, and so to its migrations. */
export const withSopVectors: SchemaHook = ({ schema }) => ({
  ...schema,
  tables: { ...schema.tables, sop_vectors: sopVectors },
})

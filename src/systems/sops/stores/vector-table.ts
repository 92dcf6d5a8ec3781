import type { PostgresAdapterArgs } from '@payloadcms/db-postgres'
import {
  bigserial,
  customType,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  vector,
} from '@payloadcms/db-postgres/drizzle/pg-core'
import { sopReadings } from '../corrections/reading-table'
import { localDimensions } from '../embedders/local-model'

type SchemaHook = NonNullable<PostgresAdapterArgs['beforeSchemaInit']>[number]

/**
 * The built-in model's vectors; other models get tables of their own (`space-table.ts`). One row a sentence of a passage:
 * what search compares a question with. Plain SQL, always inside one organisation.
 */
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

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** Vectors by what they were made of, so that no text is embedded twice for one organisation. 32-bit floats, little-endian. */
const sopEmbeddings = pgTable(
  'sop_embeddings',
  {
    organisation_id: integer('organisation_id').notNull(),
    model: text('model').notNull(),
    hash: text('hash').notNull(),
    vector: bytea('vector').notNull(),
    used_at: timestamp('used_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'sop_embeddings_pk', columns: [table.organisation_id, table.model, table.hash] }),
    index('sop_embeddings_used_idx').on(table.used_at),
  ],
)

/** Which versions are wholly indexed with which model, and in which store; the fingerprint tells what was indexed. */
const sopIndexed = pgTable(
  'sop_indexed',
  {
    version_id: integer('version_id').notNull(),
    model: text('model').notNull(),
    dimensions: integer('dimensions').notNull(),
    store: text('store').notNull().default('postgres'),
    organisation_id: integer('organisation_id').notNull(),
    fingerprint: text('fingerprint').notNull(),
    indexed_at: timestamp('indexed_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'sop_indexed_pk', columns: [table.version_id, table.model] }),
    index('sop_indexed_scope_idx').on(table.organisation_id, table.model),
  ],
)

/** The model an organisation searches with: the last one that all its versions were indexed with. */
const sopSearchModels = pgTable('sop_search_models', {
  organisation_id: integer('organisation_id').primaryKey(),
  model: text('model').notNull(),
  dimensions: integer('dimensions').notNull(),
  since: timestamp('since', { withTimezone: true }).notNull().defaultNow(),
})

/** A `beforeSchemaInit` hook that adds the tables to Payload's schema, and so to its migrations. */
export const withSopVectors: SchemaHook = ({ schema }) => ({
  ...schema,
  tables: {
    ...schema.tables,
    sop_vectors: sopVectors,
    sop_embeddings: sopEmbeddings,
    sop_indexed: sopIndexed,
    sop_search_models: sopSearchModels,
    sop_readings: sopReadings,
  },
})

import { integer, jsonb, pgTable, text } from '@payloadcms/db-postgres/drizzle/pg-core'

/**
 * Readings as the parser made them, for versions that somebody corrected: what corrections are applied to again when one is
 * taken back. Made from the original at any time; a table of its own, so that nobody loads it with the version.
 */
export const sopReadings = pgTable('sop_readings', {
  version_id: integer('version_id').primaryKey(),
  organisation_id: integer('organisation_id').notNull(),
  parser: text('parser').notNull(),
  segments: jsonb('segments').notNull(),
  doubts: jsonb('doubts').notNull(),
})

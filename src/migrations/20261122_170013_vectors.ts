import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  const { rows } = await db.execute(sql`SELECT 1 FROM pg_available_extensions WHERE name = 'vector'`)
  if (rows.length === 0) {
    throw new Error(
      'This PostgreSQL server has no pgvector. Install it (package postgresql-<version>-pgvector, or a hosted server that has it) and start again.',
    )
  }
  await db.execute(sql`CREATE EXTENSION IF NOT EXISTS vector`)
  await db.execute(sql`
   CREATE TABLE "sop_vectors" (
  	"id" bigserial PRIMARY KEY NOT NULL,
  	"organisation_id" integer NOT NULL,
  	"version_id" integer NOT NULL,
  	"segment_key" text NOT NULL,
  	"passage" integer NOT NULL,
  	"sentence" integer NOT NULL,
  	"text" text NOT NULL,
  	"model" text NOT NULL,
  	"embedding" vector(512)
  );
  
  CREATE INDEX "sop_vectors_scope_idx" ON "sop_vectors" USING btree ("organisation_id","version_id");`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "sop_vectors" CASCADE;`)
}

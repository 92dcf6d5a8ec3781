import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_sop_corrections_state" AS ENUM('applied', 'needless', 'lost', 'withdrawn');
  CREATE TYPE "public"."enum_sop_facts_state" AS ENUM('found', 'edited', 'added', 'dropped');
  CREATE TYPE "public"."enum_sop_facts_kind" AS ENUM('purpose', 'scope', 'statement', 'lead', 'step', 'substep', 'item', 'material', 'warning', 'limit', 'condition', 'definition', 'role', 'row', 'problem');
  CREATE TYPE "public"."enum_contradictions_kind" AS ENUM('limit', 'order', 'role', 'rule');
  CREATE TYPE "public"."enum_contradictions_state" AS ENUM('open', 'real', 'not-real', 'resolved');
  CREATE TABLE "sop_embeddings" (
  	"organisation_id" integer NOT NULL,
  	"model" text NOT NULL,
  	"hash" text NOT NULL,
  	"vector" "bytea" NOT NULL,
  	"used_at" timestamp with time zone DEFAULT now() NOT NULL,
  	CONSTRAINT "sop_embeddings_pk" PRIMARY KEY("organisation_id","model","hash")
  );
  
  CREATE TABLE "sop_indexed" (
  	"version_id" integer NOT NULL,
  	"model" text NOT NULL,
  	"dimensions" integer NOT NULL,
  	"store" text DEFAULT 'postgres' NOT NULL,
  	"organisation_id" integer NOT NULL,
  	"fingerprint" text NOT NULL,
  	"indexed_at" timestamp with time zone DEFAULT now() NOT NULL,
  	CONSTRAINT "sop_indexed_pk" PRIMARY KEY("version_id","model")
  );
  
  CREATE TABLE "sop_search_models" (
  	"organisation_id" integer PRIMARY KEY NOT NULL,
  	"model" text NOT NULL,
  	"dimensions" integer NOT NULL,
  	"since" timestamp with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "sop_readings" (
  	"version_id" integer PRIMARY KEY NOT NULL,
  	"organisation_id" integer NOT NULL,
  	"parser" text NOT NULL,
  	"segments" jsonb NOT NULL,
  	"doubts" jsonb NOT NULL
  );
  
  CREATE TABLE "sop_corrections" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"version_id" integer NOT NULL,
  	"correction" jsonb NOT NULL,
  	"seen" jsonb NOT NULL,
  	"made" jsonb NOT NULL,
  	"state" "enum_sop_corrections_state" DEFAULT 'applied' NOT NULL,
  	"message" varchar,
  	"by_id" integer NOT NULL,
  	"carried_from_id" integer,
  	"withdrawn_by_id" integer,
  	"withdrawn_at" timestamp(3) with time zone,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "sop_facts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"version_id" integer NOT NULL,
  	"sop_id" integer NOT NULL,
  	"key" varchar NOT NULL,
  	"state" "enum_sop_facts_state" NOT NULL,
  	"kind" "enum_sop_facts_kind" NOT NULL,
  	"text" varchar NOT NULL,
  	"order" numeric NOT NULL,
  	"spans" jsonb NOT NULL,
  	"fact" jsonb,
  	"words" jsonb,
  	"gone" boolean DEFAULT false,
  	"revision" numeric DEFAULT 0 NOT NULL,
  	"changed_by_id" integer,
  	"changed_at" timestamp(3) with time zone,
  	"organisation_id" integer NOT NULL
  );
  
  CREATE TABLE "fact_readings" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"version_id" integer NOT NULL,
  	"stamp" varchar NOT NULL,
  	"frame" jsonb NOT NULL,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "contradictions" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"key" varchar NOT NULL,
  	"kind" "enum_contradictions_kind" NOT NULL,
  	"subject" varchar NOT NULL,
  	"explanation" varchar NOT NULL,
  	"sides" jsonb NOT NULL,
  	"likeness" numeric NOT NULL,
  	"state" "enum_contradictions_state" DEFAULT 'open' NOT NULL,
  	"current" boolean DEFAULT true,
  	"reason" varchar,
  	"revision" numeric DEFAULT 0 NOT NULL,
  	"decided_by_id" integer,
  	"decided_at" timestamp(3) with time zone,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "contradictions_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"sops_id" integer,
  	"sop_versions_id" integer
  );
  
  ALTER TABLE "sop_versions" ADD COLUMN "changes" jsonb;
  ALTER TABLE "sop_versions" ADD COLUMN "prefix" varchar DEFAULT 'sops';
  ALTER TABLE "sop_versions" ADD COLUMN "_objectkey" varchar;
  ALTER TABLE "answer_files" ADD COLUMN "prefix" varchar DEFAULT 'answers';
  ALTER TABLE "answer_files" ADD COLUMN "_objectkey" varchar;
  ALTER TABLE "request_files" ADD COLUMN "prefix" varchar DEFAULT 'requests';
  ALTER TABLE "request_files" ADD COLUMN "_objectkey" varchar;
  ALTER TABLE "sop_corrections" ADD CONSTRAINT "sop_corrections_version_id_sop_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."sop_versions"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sop_corrections" ADD CONSTRAINT "sop_corrections_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sop_corrections" ADD CONSTRAINT "sop_corrections_carried_from_id_sop_versions_id_fk" FOREIGN KEY ("carried_from_id") REFERENCES "public"."sop_versions"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sop_corrections" ADD CONSTRAINT "sop_corrections_withdrawn_by_id_users_id_fk" FOREIGN KEY ("withdrawn_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sop_corrections" ADD CONSTRAINT "sop_corrections_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sop_facts" ADD CONSTRAINT "sop_facts_version_id_sop_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."sop_versions"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sop_facts" ADD CONSTRAINT "sop_facts_sop_id_sops_id_fk" FOREIGN KEY ("sop_id") REFERENCES "public"."sops"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sop_facts" ADD CONSTRAINT "sop_facts_changed_by_id_users_id_fk" FOREIGN KEY ("changed_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sop_facts" ADD CONSTRAINT "sop_facts_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "fact_readings" ADD CONSTRAINT "fact_readings_version_id_sop_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."sop_versions"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "fact_readings" ADD CONSTRAINT "fact_readings_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "contradictions" ADD CONSTRAINT "contradictions_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "contradictions" ADD CONSTRAINT "contradictions_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "contradictions_rels" ADD CONSTRAINT "contradictions_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."contradictions"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "contradictions_rels" ADD CONSTRAINT "contradictions_rels_sops_fk" FOREIGN KEY ("sops_id") REFERENCES "public"."sops"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "contradictions_rels" ADD CONSTRAINT "contradictions_rels_sop_versions_fk" FOREIGN KEY ("sop_versions_id") REFERENCES "public"."sop_versions"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "sop_embeddings_used_idx" ON "sop_embeddings" USING btree ("used_at");
  CREATE INDEX "sop_indexed_scope_idx" ON "sop_indexed" USING btree ("organisation_id","model");
  CREATE INDEX "sop_corrections_version_idx" ON "sop_corrections" USING btree ("version_id");
  CREATE INDEX "sop_corrections_by_idx" ON "sop_corrections" USING btree ("by_id");
  CREATE INDEX "sop_corrections_carried_from_idx" ON "sop_corrections" USING btree ("carried_from_id");
  CREATE INDEX "sop_corrections_withdrawn_by_idx" ON "sop_corrections" USING btree ("withdrawn_by_id");
  CREATE INDEX "sop_corrections_organisation_idx" ON "sop_corrections" USING btree ("organisation_id");
  CREATE INDEX "sop_corrections_updated_at_idx" ON "sop_corrections" USING btree ("updated_at");
  CREATE INDEX "sop_corrections_created_at_idx" ON "sop_corrections" USING btree ("created_at");
  CREATE INDEX "sop_facts_version_idx" ON "sop_facts" USING btree ("version_id");
  CREATE INDEX "sop_facts_sop_idx" ON "sop_facts" USING btree ("sop_id");
  CREATE INDEX "sop_facts_changed_by_idx" ON "sop_facts" USING btree ("changed_by_id");
  CREATE INDEX "sop_facts_organisation_idx" ON "sop_facts" USING btree ("organisation_id");
  CREATE UNIQUE INDEX "version_key_1_idx" ON "sop_facts" USING btree ("version_id","key");
  CREATE INDEX "version_order_1_idx" ON "sop_facts" USING btree ("version_id","order");
  CREATE UNIQUE INDEX "fact_readings_version_idx" ON "fact_readings" USING btree ("version_id");
  CREATE INDEX "fact_readings_organisation_idx" ON "fact_readings" USING btree ("organisation_id");
  CREATE INDEX "fact_readings_updated_at_idx" ON "fact_readings" USING btree ("updated_at");
  CREATE INDEX "fact_readings_created_at_idx" ON "fact_readings" USING btree ("created_at");
  CREATE INDEX "contradictions_decided_by_idx" ON "contradictions" USING btree ("decided_by_id");
  CREATE INDEX "contradictions_organisation_idx" ON "contradictions" USING btree ("organisation_id");
  CREATE INDEX "contradictions_updated_at_idx" ON "contradictions" USING btree ("updated_at");
  CREATE INDEX "contradictions_created_at_idx" ON "contradictions" USING btree ("created_at");
  CREATE UNIQUE INDEX "organisation_key_idx" ON "contradictions" USING btree ("organisation_id","key");
  CREATE INDEX "contradictions_rels_order_idx" ON "contradictions_rels" USING btree ("order");
  CREATE INDEX "contradictions_rels_parent_idx" ON "contradictions_rels" USING btree ("parent_id");
  CREATE INDEX "contradictions_rels_path_idx" ON "contradictions_rels" USING btree ("path");
  CREATE INDEX "contradictions_rels_sops_id_idx" ON "contradictions_rels" USING btree ("sops_id");
  CREATE INDEX "contradictions_rels_sop_versions_id_idx" ON "contradictions_rels" USING btree ("sop_versions_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "sop_embeddings" CASCADE;
  DROP TABLE "sop_indexed" CASCADE;
  DROP TABLE "sop_search_models" CASCADE;
  DROP TABLE "sop_readings" CASCADE;
  DROP TABLE "sop_corrections" CASCADE;
  DROP TABLE "sop_facts" CASCADE;
  DROP TABLE "fact_readings" CASCADE;
  DROP TABLE "contradictions" CASCADE;
  DROP TABLE "contradictions_rels" CASCADE;
  ALTER TABLE "sop_versions" DROP COLUMN "changes";
  ALTER TABLE "sop_versions" DROP COLUMN "prefix";
  ALTER TABLE "sop_versions" DROP COLUMN "_objectkey";
  ALTER TABLE "answer_files" DROP COLUMN "prefix";
  ALTER TABLE "answer_files" DROP COLUMN "_objectkey";
  ALTER TABLE "request_files" DROP COLUMN "prefix";
  ALTER TABLE "request_files" DROP COLUMN "_objectkey";
  DROP TYPE "public"."enum_sop_corrections_state";
  DROP TYPE "public"."enum_sop_facts_state";
  DROP TYPE "public"."enum_sop_facts_kind";
  DROP TYPE "public"."enum_contradictions_kind";
  DROP TYPE "public"."enum_contradictions_state";`)
}

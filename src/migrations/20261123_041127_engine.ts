import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_ai_settings_default_provider" AS ENUM('builtin', 'openai', 'anthropic', 'google');
  CREATE TYPE "public"."enum_course_rewrites_state" AS ENUM('queued', 'running', 'proposed', 'accepted', 'declined', 'stale', 'failed', 'cancelled');
  ALTER TYPE "public"."enum_generation_runs_state" ADD VALUE 'outline-review' BEFORE 'succeeded';
  ALTER TYPE "public"."enum_webhooks_events" ADD VALUE 'sop.parse-reopened' BEFORE 'generation.finished';
  ALTER TYPE "public"."enum_webhooks_events" ADD VALUE 'sop.read-again' BEFORE 'generation.finished';
  ALTER TYPE "public"."enum_webhooks_events" ADD VALUE 'sop.corrected' BEFORE 'generation.finished';
  ALTER TYPE "public"."enum_webhooks_events" ADD VALUE 'sop.correction-withdrawn' BEFORE 'generation.finished';
  ALTER TYPE "public"."enum_webhooks_events" ADD VALUE 'sop.changed' BEFORE 'generation.finished';
  ALTER TYPE "public"."enum_webhooks_events" ADD VALUE 'sop.original-linked' BEFORE 'generation.finished';
  ALTER TYPE "public"."enum_webhooks_events" ADD VALUE 'sop-fact.changed' BEFORE 'generation.finished';
  ALTER TYPE "public"."enum_webhooks_events" ADD VALUE 'contradictions.found' BEFORE 'generation.finished';
  ALTER TYPE "public"."enum_webhooks_events" ADD VALUE 'contradiction.judged' BEFORE 'generation.finished';
  ALTER TYPE "public"."enum_webhooks_events" ADD VALUE 'generation.requested' BEFORE 'generation.finished';
  ALTER TYPE "public"."enum_webhooks_events" ADD VALUE 'generation.started-for-request' BEFORE 'generation.finished';
  ALTER TYPE "public"."enum_webhooks_events" ADD VALUE 'generation.cancelled' BEFORE 'generation.finished';
  ALTER TYPE "public"."enum_webhooks_events" ADD VALUE 'generation.needs-human' BEFORE 'generation.finished';
  ALTER TYPE "public"."enum_webhooks_events" ADD VALUE 'course.drafted' BEFORE 'course.submitted';
  ALTER TYPE "public"."enum_webhooks_events" ADD VALUE 'course.revised' BEFORE 'course.submitted';
  ALTER TYPE "public"."enum_webhooks_events" ADD VALUE 'enrollment.withdrawn' BEFORE 'attempt.submitted';
  ALTER TYPE "public"."enum_webhooks_events" ADD VALUE 'attempt.needs-grading' BEFORE 'attempt.released';
  ALTER TYPE "public"."enum_webhooks_events" ADD VALUE 'attempt.graded' BEFORE 'attempt.released';
  ALTER TYPE "public"."enum_webhooks_events" ADD VALUE 'attempt.voided' BEFORE 'attempt.released';
  ALTER TYPE "public"."enum_webhooks_events" ADD VALUE 'package.exported' BEFORE 'certificate.issued';
  ALTER TYPE "public"."enum_webhooks_events" ADD VALUE 'observation.signed' BEFORE 'feedback.given';
  ALTER TYPE "public"."enum_webhooks_events" ADD VALUE 'feedback.answered' BEFORE 'person.registered';
  CREATE TABLE "generation_parts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"run_id" integer NOT NULL,
  	"name" varchar NOT NULL,
  	"value" jsonb,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "ai_settings" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"no_ai" boolean DEFAULT false,
  	"default_provider" "enum_ai_settings_default_provider",
  	"steps" jsonb,
  	"prices" jsonb,
  	"services" jsonb,
  	"changed_by_id" integer,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "course_rewrites" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"course_id" integer NOT NULL,
  	"part_key" varchar NOT NULL,
  	"instruction" varchar NOT NULL,
  	"provider" varchar NOT NULL,
  	"model" varchar,
  	"state" "enum_course_rewrites_state" DEFAULT 'queued' NOT NULL,
  	"stamp" varchar NOT NULL,
  	"before" jsonb NOT NULL,
  	"after" jsonb,
  	"progress" jsonb,
  	"ledger" jsonb,
  	"error" jsonb,
  	"requested_by_id" integer NOT NULL,
  	"decided_by_id" integer,
  	"decided_at" timestamp(3) with time zone,
  	"overwrote" jsonb,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "generation_runs" ADD COLUMN "wishes" jsonb;
  ALTER TABLE "generation_runs" ADD COLUMN "review_outline" boolean DEFAULT false;
  ALTER TABLE "generation_runs" ADD COLUMN "budget" numeric;
  ALTER TABLE "generation_runs" ADD COLUMN "based_on_id" integer;
  ALTER TABLE "generation_parts" ADD CONSTRAINT "generation_parts_run_id_generation_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."generation_runs"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "generation_parts" ADD CONSTRAINT "generation_parts_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "ai_settings" ADD CONSTRAINT "ai_settings_changed_by_id_users_id_fk" FOREIGN KEY ("changed_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "ai_settings" ADD CONSTRAINT "ai_settings_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "course_rewrites" ADD CONSTRAINT "course_rewrites_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "course_rewrites" ADD CONSTRAINT "course_rewrites_requested_by_id_users_id_fk" FOREIGN KEY ("requested_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "course_rewrites" ADD CONSTRAINT "course_rewrites_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "course_rewrites" ADD CONSTRAINT "course_rewrites_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "generation_parts_run_idx" ON "generation_parts" USING btree ("run_id");
  CREATE INDEX "generation_parts_organisation_idx" ON "generation_parts" USING btree ("organisation_id");
  CREATE INDEX "generation_parts_updated_at_idx" ON "generation_parts" USING btree ("updated_at");
  CREATE INDEX "generation_parts_created_at_idx" ON "generation_parts" USING btree ("created_at");
  CREATE UNIQUE INDEX "run_name_idx" ON "generation_parts" USING btree ("run_id","name");
  CREATE INDEX "ai_settings_changed_by_idx" ON "ai_settings" USING btree ("changed_by_id");
  CREATE UNIQUE INDEX "ai_settings_organisation_idx" ON "ai_settings" USING btree ("organisation_id");
  CREATE INDEX "ai_settings_updated_at_idx" ON "ai_settings" USING btree ("updated_at");
  CREATE INDEX "ai_settings_created_at_idx" ON "ai_settings" USING btree ("created_at");
  CREATE INDEX "course_rewrites_course_idx" ON "course_rewrites" USING btree ("course_id");
  CREATE INDEX "course_rewrites_requested_by_idx" ON "course_rewrites" USING btree ("requested_by_id");
  CREATE INDEX "course_rewrites_decided_by_idx" ON "course_rewrites" USING btree ("decided_by_id");
  CREATE INDEX "course_rewrites_organisation_idx" ON "course_rewrites" USING btree ("organisation_id");
  CREATE INDEX "course_rewrites_updated_at_idx" ON "course_rewrites" USING btree ("updated_at");
  CREATE INDEX "course_rewrites_created_at_idx" ON "course_rewrites" USING btree ("created_at");
  CREATE INDEX "course_partKey_idx" ON "course_rewrites" USING btree ("course_id","part_key");
  ALTER TABLE "generation_runs" ADD CONSTRAINT "generation_runs_based_on_id_generation_runs_id_fk" FOREIGN KEY ("based_on_id") REFERENCES "public"."generation_runs"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "generation_runs_based_on_idx" ON "generation_runs" USING btree ("based_on_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "generation_parts" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "ai_settings" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "course_rewrites" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "generation_parts" CASCADE;
  DROP TABLE "ai_settings" CASCADE;
  DROP TABLE "course_rewrites" CASCADE;
  ALTER TABLE "generation_runs" DROP CONSTRAINT "generation_runs_based_on_id_generation_runs_id_fk";
  
  ALTER TABLE "generation_runs" ALTER COLUMN "state" SET DATA TYPE text;
  ALTER TABLE "generation_runs" ALTER COLUMN "state" SET DEFAULT 'queued'::text;
  DROP TYPE "public"."enum_generation_runs_state";
  CREATE TYPE "public"."enum_generation_runs_state" AS ENUM('queued', 'running', 'succeeded', 'failed', 'cancelled', 'needs-human');
  ALTER TABLE "generation_runs" ALTER COLUMN "state" SET DEFAULT 'queued'::"public"."enum_generation_runs_state";
  ALTER TABLE "generation_runs" ALTER COLUMN "state" SET DATA TYPE "public"."enum_generation_runs_state" USING "state"::"public"."enum_generation_runs_state";
  ALTER TABLE "webhooks_events" ALTER COLUMN "value" SET DATA TYPE text;
  DROP TYPE "public"."enum_webhooks_events";
  CREATE TYPE "public"."enum_webhooks_events" AS ENUM('request.submitted', 'request.moved', 'request.quoted', 'request.delivered', 'request.signed-off', 'sop.uploaded', 'sop.parsed', 'sop.parse-failed', 'sop.parse-confirmed', 'generation.finished', 'generation.failed', 'course.submitted', 'course.changes-requested', 'course.approved', 'course.published', 'course.retired', 'version.superseded', 'enrollment.assigned', 'enrollment.started', 'enrollment.completed', 'enrollment.overdue', 'enrollment.waived', 'attempt.submitted', 'attempt.released', 'certificate.issued', 'session.scheduled', 'session.changed', 'session.cancelled', 'attendance.recorded', 'feedback.given', 'person.registered', 'person.left');
  ALTER TABLE "webhooks_events" ALTER COLUMN "value" SET DATA TYPE "public"."enum_webhooks_events" USING "value"::"public"."enum_webhooks_events";
  DROP INDEX "generation_runs_based_on_idx";
  ALTER TABLE "generation_runs" DROP COLUMN "wishes";
  ALTER TABLE "generation_runs" DROP COLUMN "review_outline";
  ALTER TABLE "generation_runs" DROP COLUMN "budget";
  ALTER TABLE "generation_runs" DROP COLUMN "based_on_id";
  DROP TYPE "public"."enum_ai_settings_default_provider";
  DROP TYPE "public"."enum_course_rewrites_state";`)
}

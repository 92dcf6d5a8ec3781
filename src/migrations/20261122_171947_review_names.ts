import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TABLE "agenda_jobs" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"name" varchar(255) NOT NULL,
  	"priority" integer DEFAULT 0 NOT NULL,
  	"next_run_at" timestamp(6) with time zone,
  	"type" varchar(10) DEFAULT 'normal' NOT NULL,
  	"locked_at" timestamp(6) with time zone,
  	"last_finished_at" timestamp(6) with time zone,
  	"failed_at" timestamp(6) with time zone,
  	"fail_count" integer,
  	"fail_reason" text,
  	"repeat_timezone" varchar(100),
  	"last_run_at" timestamp(6) with time zone,
  	"repeat_interval" varchar(255),
  	"data" jsonb DEFAULT '{}'::jsonb,
  	"repeat_at" varchar(255),
  	"disabled" boolean DEFAULT false,
  	"progress" real,
  	"fork" boolean DEFAULT false,
  	"last_modified_by" varchar(255),
  	"debounce_started_at" timestamp(6) with time zone,
  	"start_date" timestamp(6) with time zone,
  	"end_date" timestamp(6) with time zone,
  	"skip_days" jsonb,
  	"created_at" timestamp(6) with time zone DEFAULT now(),
  	"updated_at" timestamp(6) with time zone DEFAULT now(),
  	CONSTRAINT "agenda_jobs_type_check" CHECK (type in ('normal', 'single'))
  );
  
  ALTER TABLE "claims" ADD COLUMN "decided_by_name" varchar;
  ALTER TABLE "claims" ADD COLUMN "edited_by_name" varchar;
  ALTER TABLE "comments" ADD COLUMN "suggested_text" varchar;
  CREATE INDEX "agenda_jobs_find_and_lock_idx" ON "agenda_jobs" USING btree ("name","next_run_at","locked_at") WHERE disabled = false;
  CREATE UNIQUE INDEX "agenda_jobs_single_job_idx" ON "agenda_jobs" USING btree ("name") WHERE type = 'single';
  CREATE INDEX "agenda_jobs_locked_at_idx" ON "agenda_jobs" USING btree ("locked_at") WHERE locked_at is not null;
  CREATE INDEX "agenda_jobs_run_idx" ON "agenda_jobs" USING btree ((data ->> 'run'));`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "agenda_jobs" CASCADE;
  ALTER TABLE "claims" DROP COLUMN "decided_by_name";
  ALTER TABLE "claims" DROP COLUMN "edited_by_name";
  ALTER TABLE "comments" DROP COLUMN "suggested_text";`)
}

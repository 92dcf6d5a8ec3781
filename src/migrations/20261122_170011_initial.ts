import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_users_roles" AS ENUM('learner', 'trainer', 'sales', 'author', 'reviewer', 'manager', 'admin');
  CREATE TYPE "public"."enum_sop_versions_state" AS ENUM('uploaded', 'parsing', 'parse-review', 'approved', 'effective', 'superseded', 'obsolete', 'failed', 'quarantined');
  CREATE TYPE "public"."enum_sop_segments_kind" AS ENUM('heading', 'paragraph', 'step', 'list-item', 'warning', 'definition', 'table-row', 'figure', 'code');
  CREATE TYPE "public"."enum_generation_runs_state" AS ENUM('queued', 'running', 'succeeded', 'failed', 'cancelled', 'needs-human');
  CREATE TYPE "public"."enum_courses_state" AS ENUM('generating', 'draft', 'in-review', 'changes-requested', 'approved', 'published', 'retired');
  CREATE TYPE "public"."enum_claims_support" AS ENUM('supported', 'partial', 'unsupported');
  CREATE TYPE "public"."enum_claims_state" AS ENUM('generated', 'supported', 'partial', 'unsupported', 'accepted', 'edited', 'rejected', 'stale');
  CREATE TYPE "public"."enum_versions_state" AS ENUM('released', 'superseded', 'withdrawn');
  CREATE TYPE "public"."enum_enrollments_state" AS ENUM('assigned', 'in-progress', 'awaiting-grading', 'awaiting-observation', 'awaiting-signature', 'completed', 'expiring', 'expired', 'superseded', 'waived', 'withdrawn');
  CREATE TYPE "public"."enum_attempts_state" AS ENUM('in-progress', 'submitted', 'needs-grading', 'graded', 'released', 'voided');
  CREATE TYPE "public"."enum_requests_state" AS ENUM('draft', 'submitted', 'triage', 'needs-info', 'quoted', 'approved', 'in-production', 'client-review', 'delivered', 'closed', 'rejected', 'on-hold', 'cancelled');
  CREATE TYPE "public"."enum_notifications_state" AS ENUM('queued', 'sent', 'delivered', 'read', 'failed', 'retry', 'dead', 'suppressed');
  CREATE TABLE "outbox" (
  	"id" bigserial PRIMARY KEY NOT NULL,
  	"type" text NOT NULL,
  	"payload" jsonb NOT NULL,
  	"subject" text,
  	"organisation_id" integer,
  	"actor_id" integer,
  	"created_at" timestamp(6) with time zone DEFAULT now() NOT NULL,
  	"dispatched_at" timestamp(6) with time zone
  );
  
  CREATE TABLE "job_runs" (
  	"id" bigserial PRIMARY KEY NOT NULL,
  	"job" text NOT NULL,
  	"key" text NOT NULL,
  	"input" jsonb NOT NULL,
  	"state" text DEFAULT 'queued' NOT NULL,
  	"attempts" integer DEFAULT 0 NOT NULL,
  	"token" bigint DEFAULT 0 NOT NULL,
  	"owner" text,
  	"lock_until" timestamp(6) with time zone,
  	"run_at" timestamp(6) with time zone DEFAULT now() NOT NULL,
  	"carried_at" timestamp(6) with time zone,
  	"progress" jsonb,
  	"error" jsonb,
  	"event_id" bigint,
  	"organisation_id" integer,
  	"actor_id" integer,
  	"created_at" timestamp(6) with time zone DEFAULT now() NOT NULL,
  	"started_at" timestamp(6) with time zone,
  	"finished_at" timestamp(6) with time zone,
  	"updated_at" timestamp(6) with time zone DEFAULT now() NOT NULL,
  	CONSTRAINT "job_runs_state_check" CHECK (state in ('queued', 'running', 'retrying', 'succeeded', 'dead', 'cancelled'))
  );
  
  CREATE TABLE "job_steps" (
  	"run_id" bigint NOT NULL,
  	"name" text NOT NULL,
  	"value" jsonb NOT NULL,
  	"milliseconds" integer NOT NULL,
  	"finished_at" timestamp(6) with time zone DEFAULT now() NOT NULL,
  	CONSTRAINT "job_steps_run_id_name_pk" PRIMARY KEY("run_id","name")
  );
  
  CREATE TABLE "audit_events" (
  	"seq" bigint PRIMARY KEY NOT NULL,
  	"event_id" bigint NOT NULL,
  	"organisation_id" integer,
  	"actor_id" integer,
  	"type" text NOT NULL,
  	"subject" text,
  	"payload" jsonb NOT NULL,
  	"happened_at" timestamp(6) with time zone NOT NULL,
  	"prev_hash" text NOT NULL,
  	"hash" text NOT NULL
  );
  
  CREATE TABLE "organisations" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"slug" varchar NOT NULL,
  	"operator" boolean DEFAULT false,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "users_roles" (
  	"order" integer NOT NULL,
  	"parent_id" integer NOT NULL,
  	"value" "enum_users_roles",
  	"id" serial PRIMARY KEY NOT NULL
  );
  
  CREATE TABLE "users_sessions" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"created_at" timestamp(3) with time zone,
  	"expires_at" timestamp(3) with time zone NOT NULL
  );
  
  CREATE TABLE "users" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"language" varchar DEFAULT 'en',
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"email" varchar NOT NULL,
  	"reset_password_token" varchar,
  	"reset_password_expiration" timestamp(3) with time zone,
  	"salt" varchar,
  	"hash" varchar,
  	"reset_password_requested_at" timestamp(3) with time zone,
  	"login_attempts" numeric DEFAULT 0,
  	"lock_until" timestamp(3) with time zone
  );
  
  CREATE TABLE "sops" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"title" varchar NOT NULL,
  	"number" varchar,
  	"owner_id" integer,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "sop_versions" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"sop_id" integer,
  	"label" varchar,
  	"reason" varchar NOT NULL,
  	"state" "enum_sop_versions_state" DEFAULT 'uploaded' NOT NULL,
  	"sha256" varchar,
  	"language" varchar,
  	"parse" jsonb,
  	"stats" jsonb,
  	"error" jsonb,
  	"uploaded_by_id" integer,
  	"confirmed_by_id" integer,
  	"confirmed_at" timestamp(3) with time zone,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"url" varchar,
  	"thumbnail_u_r_l" varchar,
  	"filename" varchar,
  	"mime_type" varchar,
  	"filesize" numeric,
  	"width" numeric,
  	"height" numeric
  );
  
  CREATE TABLE "sop_segments" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"version_id" integer NOT NULL,
  	"sop_id" integer NOT NULL,
  	"key" varchar NOT NULL,
  	"kind" "enum_sop_segments_kind" NOT NULL,
  	"order" numeric NOT NULL,
  	"text" varchar NOT NULL,
  	"path" jsonb NOT NULL,
  	"page" numeric,
  	"start" numeric NOT NULL,
  	"end" numeric NOT NULL,
  	"data" jsonb,
  	"organisation_id" integer NOT NULL
  );
  
  CREATE TABLE "generation_runs" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"course_id" integer NOT NULL,
  	"requested_by_id" integer NOT NULL,
  	"provider" varchar NOT NULL,
  	"state" "enum_generation_runs_state" DEFAULT 'queued' NOT NULL,
  	"progress" jsonb,
  	"ledger" jsonb,
  	"error" jsonb,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "generation_runs_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"sop_versions_id" integer
  );
  
  CREATE TABLE "courses" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"title" varchar NOT NULL,
  	"state" "enum_courses_state" DEFAULT 'generating' NOT NULL,
  	"content" jsonb,
  	"content_hash" varchar,
  	"version" numeric,
  	"generator" jsonb,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "courses_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"sop_versions_id" integer,
  	"users_id" integer
  );
  
  CREATE TABLE "claims" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"course_id" integer NOT NULL,
  	"key" varchar NOT NULL,
  	"order" numeric NOT NULL,
  	"text" varchar NOT NULL,
  	"original_text" varchar,
  	"citations" jsonb NOT NULL,
  	"support" "enum_claims_support" NOT NULL,
  	"problems" jsonb,
  	"state" "enum_claims_state" NOT NULL,
  	"place" jsonb,
  	"decided_by_id" integer,
  	"decided_at" timestamp(3) with time zone,
  	"reason" varchar,
  	"edited_by_id" integer,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "comments" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"course_id" integer NOT NULL,
  	"claim_key" varchar,
  	"text" varchar NOT NULL,
  	"author_id" integer NOT NULL,
  	"author_name" varchar NOT NULL,
  	"resolved" boolean DEFAULT false,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "signatures" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"course_id" integer NOT NULL,
  	"content_hash" varchar NOT NULL,
  	"meaning" varchar NOT NULL,
  	"by_id" integer NOT NULL,
  	"by_name" varchar NOT NULL,
  	"at" timestamp(3) with time zone NOT NULL,
  	"voided_at" timestamp(3) with time zone,
  	"voided_reason" varchar,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "versions" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"course_id" integer NOT NULL,
  	"number" numeric NOT NULL,
  	"title" varchar NOT NULL,
  	"language" varchar NOT NULL,
  	"hash" varchar NOT NULL,
  	"manifest" jsonb NOT NULL,
  	"state" "enum_versions_state" DEFAULT 'released' NOT NULL,
  	"released_at" timestamp(3) with time zone NOT NULL,
  	"released_by_id" integer NOT NULL,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "enrollments" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"version_id" integer NOT NULL,
  	"course_id" integer NOT NULL,
  	"learner_id" integer NOT NULL,
  	"state" "enum_enrollments_state" DEFAULT 'assigned' NOT NULL,
  	"assigned_by_id" integer,
  	"reason" varchar,
  	"due_at" timestamp(3) with time zone,
  	"progress" jsonb,
  	"last_activity_at" timestamp(3) with time zone,
  	"completed_at" timestamp(3) with time zone,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "attempts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"enrollment_id" integer NOT NULL,
  	"version_id" integer NOT NULL,
  	"learner_id" integer NOT NULL,
  	"number" numeric NOT NULL,
  	"state" "enum_attempts_state" DEFAULT 'in-progress' NOT NULL,
  	"seed" varchar NOT NULL,
  	"drawn" jsonb NOT NULL,
  	"answers" jsonb,
  	"result" jsonb,
  	"score" numeric,
  	"passed" boolean DEFAULT null,
  	"started_at" timestamp(3) with time zone NOT NULL,
  	"submitted_at" timestamp(3) with time zone,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "certificates" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"enrollment_id" integer NOT NULL,
  	"version_id" integer NOT NULL,
  	"learner_id" integer NOT NULL,
  	"learner_name" varchar NOT NULL,
  	"code" varchar NOT NULL,
  	"issued_at" timestamp(3) with time zone NOT NULL,
  	"valid_until" timestamp(3) with time zone,
  	"score" numeric NOT NULL,
  	"points" numeric NOT NULL,
  	"max_points" numeric NOT NULL,
  	"attempt_number" numeric NOT NULL,
  	"revoked_at" timestamp(3) with time zone,
  	"revoked_reason" varchar,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "requests" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"title" varchar NOT NULL,
  	"client" varchar NOT NULL,
  	"contact" varchar NOT NULL,
  	"goal" varchar NOT NULL,
  	"audience" varchar,
  	"due_at" timestamp(3) with time zone,
  	"owner_id" integer,
  	"state" "enum_requests_state" DEFAULT 'draft' NOT NULL,
  	"history" jsonb,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "requests_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"sop_versions_id" integer
  );
  
  CREATE TABLE "cohorts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"starts_at" timestamp(3) with time zone,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "cohorts_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"users_id" integer
  );
  
  CREATE TABLE "notifications" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"recipient_id" integer NOT NULL,
  	"message" varchar NOT NULL,
  	"key" varchar NOT NULL,
  	"subject" varchar NOT NULL,
  	"text" varchar NOT NULL,
  	"link" varchar,
  	"state" "enum_notifications_state" DEFAULT 'delivered' NOT NULL,
  	"read_at" timestamp(3) with time zone,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_kv" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"key" varchar NOT NULL,
  	"data" jsonb NOT NULL
  );
  
  CREATE TABLE "payload_locked_documents" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"global_slug" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_locked_documents_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"organisations_id" integer,
  	"users_id" integer,
  	"sops_id" integer,
  	"sop_versions_id" integer,
  	"sop_segments_id" integer,
  	"generation_runs_id" integer,
  	"courses_id" integer,
  	"claims_id" integer,
  	"comments_id" integer,
  	"signatures_id" integer,
  	"versions_id" integer,
  	"enrollments_id" integer,
  	"attempts_id" integer,
  	"certificates_id" integer,
  	"requests_id" integer,
  	"cohorts_id" integer,
  	"notifications_id" integer
  );
  
  CREATE TABLE "payload_preferences" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"key" varchar,
  	"value" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_preferences_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"users_id" integer
  );
  
  CREATE TABLE "payload_migrations" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"name" varchar,
  	"batch" numeric,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "job_steps" ADD CONSTRAINT "job_steps_run_id_job_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."job_runs"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "users_roles" ADD CONSTRAINT "users_roles_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "users_sessions" ADD CONSTRAINT "users_sessions_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "users" ADD CONSTRAINT "users_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sops" ADD CONSTRAINT "sops_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sops" ADD CONSTRAINT "sops_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sop_versions" ADD CONSTRAINT "sop_versions_sop_id_sops_id_fk" FOREIGN KEY ("sop_id") REFERENCES "public"."sops"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sop_versions" ADD CONSTRAINT "sop_versions_uploaded_by_id_users_id_fk" FOREIGN KEY ("uploaded_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sop_versions" ADD CONSTRAINT "sop_versions_confirmed_by_id_users_id_fk" FOREIGN KEY ("confirmed_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sop_versions" ADD CONSTRAINT "sop_versions_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sop_segments" ADD CONSTRAINT "sop_segments_version_id_sop_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."sop_versions"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sop_segments" ADD CONSTRAINT "sop_segments_sop_id_sops_id_fk" FOREIGN KEY ("sop_id") REFERENCES "public"."sops"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sop_segments" ADD CONSTRAINT "sop_segments_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "generation_runs" ADD CONSTRAINT "generation_runs_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "generation_runs" ADD CONSTRAINT "generation_runs_requested_by_id_users_id_fk" FOREIGN KEY ("requested_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "generation_runs" ADD CONSTRAINT "generation_runs_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "generation_runs_rels" ADD CONSTRAINT "generation_runs_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."generation_runs"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "generation_runs_rels" ADD CONSTRAINT "generation_runs_rels_sop_versions_fk" FOREIGN KEY ("sop_versions_id") REFERENCES "public"."sop_versions"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "courses" ADD CONSTRAINT "courses_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "courses_rels" ADD CONSTRAINT "courses_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "courses_rels" ADD CONSTRAINT "courses_rels_sop_versions_fk" FOREIGN KEY ("sop_versions_id") REFERENCES "public"."sop_versions"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "courses_rels" ADD CONSTRAINT "courses_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "claims" ADD CONSTRAINT "claims_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "claims" ADD CONSTRAINT "claims_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "claims" ADD CONSTRAINT "claims_edited_by_id_users_id_fk" FOREIGN KEY ("edited_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "claims" ADD CONSTRAINT "claims_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "comments" ADD CONSTRAINT "comments_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "comments" ADD CONSTRAINT "comments_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "comments" ADD CONSTRAINT "comments_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "signatures" ADD CONSTRAINT "signatures_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "signatures" ADD CONSTRAINT "signatures_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "signatures" ADD CONSTRAINT "signatures_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "versions" ADD CONSTRAINT "versions_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "versions" ADD CONSTRAINT "versions_released_by_id_users_id_fk" FOREIGN KEY ("released_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "versions" ADD CONSTRAINT "versions_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_learner_id_users_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_assigned_by_id_users_id_fk" FOREIGN KEY ("assigned_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "attempts" ADD CONSTRAINT "attempts_enrollment_id_enrollments_id_fk" FOREIGN KEY ("enrollment_id") REFERENCES "public"."enrollments"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "attempts" ADD CONSTRAINT "attempts_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "attempts" ADD CONSTRAINT "attempts_learner_id_users_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "attempts" ADD CONSTRAINT "attempts_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "certificates" ADD CONSTRAINT "certificates_enrollment_id_enrollments_id_fk" FOREIGN KEY ("enrollment_id") REFERENCES "public"."enrollments"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "certificates" ADD CONSTRAINT "certificates_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "certificates" ADD CONSTRAINT "certificates_learner_id_users_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "certificates" ADD CONSTRAINT "certificates_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "requests" ADD CONSTRAINT "requests_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "requests" ADD CONSTRAINT "requests_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "requests_rels" ADD CONSTRAINT "requests_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."requests"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "requests_rels" ADD CONSTRAINT "requests_rels_sop_versions_fk" FOREIGN KEY ("sop_versions_id") REFERENCES "public"."sop_versions"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "cohorts" ADD CONSTRAINT "cohorts_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "cohorts_rels" ADD CONSTRAINT "cohorts_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "cohorts_rels" ADD CONSTRAINT "cohorts_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "notifications" ADD CONSTRAINT "notifications_recipient_id_users_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "notifications" ADD CONSTRAINT "notifications_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_locked_documents"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_organisations_fk" FOREIGN KEY ("organisations_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_sops_fk" FOREIGN KEY ("sops_id") REFERENCES "public"."sops"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_sop_versions_fk" FOREIGN KEY ("sop_versions_id") REFERENCES "public"."sop_versions"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_sop_segments_fk" FOREIGN KEY ("sop_segments_id") REFERENCES "public"."sop_segments"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_generation_runs_fk" FOREIGN KEY ("generation_runs_id") REFERENCES "public"."generation_runs"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_courses_fk" FOREIGN KEY ("courses_id") REFERENCES "public"."courses"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_claims_fk" FOREIGN KEY ("claims_id") REFERENCES "public"."claims"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_comments_fk" FOREIGN KEY ("comments_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_signatures_fk" FOREIGN KEY ("signatures_id") REFERENCES "public"."signatures"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_versions_fk" FOREIGN KEY ("versions_id") REFERENCES "public"."versions"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_enrollments_fk" FOREIGN KEY ("enrollments_id") REFERENCES "public"."enrollments"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_attempts_fk" FOREIGN KEY ("attempts_id") REFERENCES "public"."attempts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_certificates_fk" FOREIGN KEY ("certificates_id") REFERENCES "public"."certificates"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_requests_fk" FOREIGN KEY ("requests_id") REFERENCES "public"."requests"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_cohorts_fk" FOREIGN KEY ("cohorts_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_notifications_fk" FOREIGN KEY ("notifications_id") REFERENCES "public"."notifications"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_preferences"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "outbox_waiting_idx" ON "outbox" USING btree ("id") WHERE dispatched_at is null;
  CREATE INDEX "outbox_dispatched_at_idx" ON "outbox" USING btree ("dispatched_at");
  CREATE UNIQUE INDEX "job_runs_job_key_idx" ON "job_runs" USING btree ("job","key");
  CREATE INDEX "job_runs_open_idx" ON "job_runs" USING btree ("state","run_at") WHERE state in ('queued', 'running', 'retrying');
  CREATE INDEX "job_runs_dead_idx" ON "job_runs" USING btree ("finished_at") WHERE state = 'dead';
  CREATE UNIQUE INDEX "audit_events_event_idx" ON "audit_events" USING btree ("event_id");
  CREATE INDEX "audit_events_organisation_idx" ON "audit_events" USING btree ("organisation_id","seq");
  CREATE INDEX "audit_events_subject_idx" ON "audit_events" USING btree ("subject","seq");
  CREATE UNIQUE INDEX "organisations_slug_idx" ON "organisations" USING btree ("slug");
  CREATE INDEX "organisations_updated_at_idx" ON "organisations" USING btree ("updated_at");
  CREATE INDEX "organisations_created_at_idx" ON "organisations" USING btree ("created_at");
  CREATE INDEX "users_roles_order_idx" ON "users_roles" USING btree ("order");
  CREATE INDEX "users_roles_parent_idx" ON "users_roles" USING btree ("parent_id");
  CREATE INDEX "users_sessions_order_idx" ON "users_sessions" USING btree ("_order");
  CREATE INDEX "users_sessions_parent_id_idx" ON "users_sessions" USING btree ("_parent_id");
  CREATE INDEX "users_organisation_idx" ON "users" USING btree ("organisation_id");
  CREATE INDEX "users_updated_at_idx" ON "users" USING btree ("updated_at");
  CREATE INDEX "users_created_at_idx" ON "users" USING btree ("created_at");
  CREATE UNIQUE INDEX "users_email_idx" ON "users" USING btree ("email");
  CREATE INDEX "sops_owner_idx" ON "sops" USING btree ("owner_id");
  CREATE INDEX "sops_organisation_idx" ON "sops" USING btree ("organisation_id");
  CREATE INDEX "sops_updated_at_idx" ON "sops" USING btree ("updated_at");
  CREATE INDEX "sops_created_at_idx" ON "sops" USING btree ("created_at");
  CREATE INDEX "sop_versions_sop_idx" ON "sop_versions" USING btree ("sop_id");
  CREATE INDEX "sop_versions_sha256_idx" ON "sop_versions" USING btree ("sha256");
  CREATE INDEX "sop_versions_uploaded_by_idx" ON "sop_versions" USING btree ("uploaded_by_id");
  CREATE INDEX "sop_versions_confirmed_by_idx" ON "sop_versions" USING btree ("confirmed_by_id");
  CREATE INDEX "sop_versions_organisation_idx" ON "sop_versions" USING btree ("organisation_id");
  CREATE INDEX "sop_versions_updated_at_idx" ON "sop_versions" USING btree ("updated_at");
  CREATE INDEX "sop_versions_created_at_idx" ON "sop_versions" USING btree ("created_at");
  CREATE UNIQUE INDEX "sop_versions_filename_idx" ON "sop_versions" USING btree ("filename");
  CREATE INDEX "sop_segments_version_idx" ON "sop_segments" USING btree ("version_id");
  CREATE INDEX "sop_segments_sop_idx" ON "sop_segments" USING btree ("sop_id");
  CREATE INDEX "sop_segments_organisation_idx" ON "sop_segments" USING btree ("organisation_id");
  CREATE UNIQUE INDEX "version_key_idx" ON "sop_segments" USING btree ("version_id","key");
  CREATE INDEX "version_order_idx" ON "sop_segments" USING btree ("version_id","order");
  CREATE INDEX "generation_runs_course_idx" ON "generation_runs" USING btree ("course_id");
  CREATE INDEX "generation_runs_requested_by_idx" ON "generation_runs" USING btree ("requested_by_id");
  CREATE INDEX "generation_runs_organisation_idx" ON "generation_runs" USING btree ("organisation_id");
  CREATE INDEX "generation_runs_updated_at_idx" ON "generation_runs" USING btree ("updated_at");
  CREATE INDEX "generation_runs_created_at_idx" ON "generation_runs" USING btree ("created_at");
  CREATE INDEX "generation_runs_rels_order_idx" ON "generation_runs_rels" USING btree ("order");
  CREATE INDEX "generation_runs_rels_parent_idx" ON "generation_runs_rels" USING btree ("parent_id");
  CREATE INDEX "generation_runs_rels_path_idx" ON "generation_runs_rels" USING btree ("path");
  CREATE INDEX "generation_runs_rels_sop_versions_id_idx" ON "generation_runs_rels" USING btree ("sop_versions_id");
  CREATE INDEX "courses_organisation_idx" ON "courses" USING btree ("organisation_id");
  CREATE INDEX "courses_updated_at_idx" ON "courses" USING btree ("updated_at");
  CREATE INDEX "courses_created_at_idx" ON "courses" USING btree ("created_at");
  CREATE INDEX "courses_rels_order_idx" ON "courses_rels" USING btree ("order");
  CREATE INDEX "courses_rels_parent_idx" ON "courses_rels" USING btree ("parent_id");
  CREATE INDEX "courses_rels_path_idx" ON "courses_rels" USING btree ("path");
  CREATE INDEX "courses_rels_sop_versions_id_idx" ON "courses_rels" USING btree ("sop_versions_id");
  CREATE INDEX "courses_rels_users_id_idx" ON "courses_rels" USING btree ("users_id");
  CREATE INDEX "claims_course_idx" ON "claims" USING btree ("course_id");
  CREATE INDEX "claims_decided_by_idx" ON "claims" USING btree ("decided_by_id");
  CREATE INDEX "claims_edited_by_idx" ON "claims" USING btree ("edited_by_id");
  CREATE INDEX "claims_organisation_idx" ON "claims" USING btree ("organisation_id");
  CREATE INDEX "claims_updated_at_idx" ON "claims" USING btree ("updated_at");
  CREATE INDEX "claims_created_at_idx" ON "claims" USING btree ("created_at");
  CREATE UNIQUE INDEX "course_key_idx" ON "claims" USING btree ("course_id","key");
  CREATE INDEX "comments_course_idx" ON "comments" USING btree ("course_id");
  CREATE INDEX "comments_author_idx" ON "comments" USING btree ("author_id");
  CREATE INDEX "comments_organisation_idx" ON "comments" USING btree ("organisation_id");
  CREATE INDEX "comments_updated_at_idx" ON "comments" USING btree ("updated_at");
  CREATE INDEX "comments_created_at_idx" ON "comments" USING btree ("created_at");
  CREATE INDEX "signatures_course_idx" ON "signatures" USING btree ("course_id");
  CREATE INDEX "signatures_by_idx" ON "signatures" USING btree ("by_id");
  CREATE INDEX "signatures_organisation_idx" ON "signatures" USING btree ("organisation_id");
  CREATE INDEX "signatures_updated_at_idx" ON "signatures" USING btree ("updated_at");
  CREATE INDEX "signatures_created_at_idx" ON "signatures" USING btree ("created_at");
  CREATE INDEX "versions_course_idx" ON "versions" USING btree ("course_id");
  CREATE INDEX "versions_hash_idx" ON "versions" USING btree ("hash");
  CREATE INDEX "versions_released_by_idx" ON "versions" USING btree ("released_by_id");
  CREATE INDEX "versions_organisation_idx" ON "versions" USING btree ("organisation_id");
  CREATE INDEX "versions_updated_at_idx" ON "versions" USING btree ("updated_at");
  CREATE INDEX "versions_created_at_idx" ON "versions" USING btree ("created_at");
  CREATE UNIQUE INDEX "course_number_idx" ON "versions" USING btree ("course_id","number");
  CREATE INDEX "enrollments_version_idx" ON "enrollments" USING btree ("version_id");
  CREATE INDEX "enrollments_course_idx" ON "enrollments" USING btree ("course_id");
  CREATE INDEX "enrollments_learner_idx" ON "enrollments" USING btree ("learner_id");
  CREATE INDEX "enrollments_assigned_by_idx" ON "enrollments" USING btree ("assigned_by_id");
  CREATE INDEX "enrollments_organisation_idx" ON "enrollments" USING btree ("organisation_id");
  CREATE INDEX "enrollments_updated_at_idx" ON "enrollments" USING btree ("updated_at");
  CREATE INDEX "enrollments_created_at_idx" ON "enrollments" USING btree ("created_at");
  CREATE UNIQUE INDEX "version_learner_idx" ON "enrollments" USING btree ("version_id","learner_id");
  CREATE INDEX "learner_createdAt_idx" ON "enrollments" USING btree ("learner_id","created_at");
  CREATE INDEX "attempts_enrollment_idx" ON "attempts" USING btree ("enrollment_id");
  CREATE INDEX "attempts_version_idx" ON "attempts" USING btree ("version_id");
  CREATE INDEX "attempts_learner_idx" ON "attempts" USING btree ("learner_id");
  CREATE INDEX "attempts_organisation_idx" ON "attempts" USING btree ("organisation_id");
  CREATE INDEX "attempts_updated_at_idx" ON "attempts" USING btree ("updated_at");
  CREATE INDEX "attempts_created_at_idx" ON "attempts" USING btree ("created_at");
  CREATE UNIQUE INDEX "enrollment_number_idx" ON "attempts" USING btree ("enrollment_id","number");
  CREATE UNIQUE INDEX "certificates_enrollment_idx" ON "certificates" USING btree ("enrollment_id");
  CREATE INDEX "certificates_version_idx" ON "certificates" USING btree ("version_id");
  CREATE INDEX "certificates_learner_idx" ON "certificates" USING btree ("learner_id");
  CREATE UNIQUE INDEX "certificates_code_idx" ON "certificates" USING btree ("code");
  CREATE INDEX "certificates_organisation_idx" ON "certificates" USING btree ("organisation_id");
  CREATE INDEX "certificates_updated_at_idx" ON "certificates" USING btree ("updated_at");
  CREATE INDEX "certificates_created_at_idx" ON "certificates" USING btree ("created_at");
  CREATE INDEX "requests_owner_idx" ON "requests" USING btree ("owner_id");
  CREATE INDEX "requests_organisation_idx" ON "requests" USING btree ("organisation_id");
  CREATE INDEX "requests_updated_at_idx" ON "requests" USING btree ("updated_at");
  CREATE INDEX "requests_created_at_idx" ON "requests" USING btree ("created_at");
  CREATE INDEX "requests_rels_order_idx" ON "requests_rels" USING btree ("order");
  CREATE INDEX "requests_rels_parent_idx" ON "requests_rels" USING btree ("parent_id");
  CREATE INDEX "requests_rels_path_idx" ON "requests_rels" USING btree ("path");
  CREATE INDEX "requests_rels_sop_versions_id_idx" ON "requests_rels" USING btree ("sop_versions_id");
  CREATE INDEX "cohorts_organisation_idx" ON "cohorts" USING btree ("organisation_id");
  CREATE INDEX "cohorts_updated_at_idx" ON "cohorts" USING btree ("updated_at");
  CREATE INDEX "cohorts_created_at_idx" ON "cohorts" USING btree ("created_at");
  CREATE INDEX "cohorts_rels_order_idx" ON "cohorts_rels" USING btree ("order");
  CREATE INDEX "cohorts_rels_parent_idx" ON "cohorts_rels" USING btree ("parent_id");
  CREATE INDEX "cohorts_rels_path_idx" ON "cohorts_rels" USING btree ("path");
  CREATE INDEX "cohorts_rels_users_id_idx" ON "cohorts_rels" USING btree ("users_id");
  CREATE INDEX "notifications_recipient_idx" ON "notifications" USING btree ("recipient_id");
  CREATE UNIQUE INDEX "notifications_key_idx" ON "notifications" USING btree ("key");
  CREATE INDEX "notifications_organisation_idx" ON "notifications" USING btree ("organisation_id");
  CREATE INDEX "notifications_updated_at_idx" ON "notifications" USING btree ("updated_at");
  CREATE INDEX "notifications_created_at_idx" ON "notifications" USING btree ("created_at");
  CREATE UNIQUE INDEX "payload_kv_key_idx" ON "payload_kv" USING btree ("key");
  CREATE INDEX "payload_locked_documents_global_slug_idx" ON "payload_locked_documents" USING btree ("global_slug");
  CREATE INDEX "payload_locked_documents_updated_at_idx" ON "payload_locked_documents" USING btree ("updated_at");
  CREATE INDEX "payload_locked_documents_created_at_idx" ON "payload_locked_documents" USING btree ("created_at");
  CREATE INDEX "payload_locked_documents_rels_order_idx" ON "payload_locked_documents_rels" USING btree ("order");
  CREATE INDEX "payload_locked_documents_rels_parent_idx" ON "payload_locked_documents_rels" USING btree ("parent_id");
  CREATE INDEX "payload_locked_documents_rels_path_idx" ON "payload_locked_documents_rels" USING btree ("path");
  CREATE INDEX "payload_locked_documents_rels_organisations_id_idx" ON "payload_locked_documents_rels" USING btree ("organisations_id");
  CREATE INDEX "payload_locked_documents_rels_users_id_idx" ON "payload_locked_documents_rels" USING btree ("users_id");
  CREATE INDEX "payload_locked_documents_rels_sops_id_idx" ON "payload_locked_documents_rels" USING btree ("sops_id");
  CREATE INDEX "payload_locked_documents_rels_sop_versions_id_idx" ON "payload_locked_documents_rels" USING btree ("sop_versions_id");
  CREATE INDEX "payload_locked_documents_rels_sop_segments_id_idx" ON "payload_locked_documents_rels" USING btree ("sop_segments_id");
  CREATE INDEX "payload_locked_documents_rels_generation_runs_id_idx" ON "payload_locked_documents_rels" USING btree ("generation_runs_id");
  CREATE INDEX "payload_locked_documents_rels_courses_id_idx" ON "payload_locked_documents_rels" USING btree ("courses_id");
  CREATE INDEX "payload_locked_documents_rels_claims_id_idx" ON "payload_locked_documents_rels" USING btree ("claims_id");
  CREATE INDEX "payload_locked_documents_rels_comments_id_idx" ON "payload_locked_documents_rels" USING btree ("comments_id");
  CREATE INDEX "payload_locked_documents_rels_signatures_id_idx" ON "payload_locked_documents_rels" USING btree ("signatures_id");
  CREATE INDEX "payload_locked_documents_rels_versions_id_idx" ON "payload_locked_documents_rels" USING btree ("versions_id");
  CREATE INDEX "payload_locked_documents_rels_enrollments_id_idx" ON "payload_locked_documents_rels" USING btree ("enrollments_id");
  CREATE INDEX "payload_locked_documents_rels_attempts_id_idx" ON "payload_locked_documents_rels" USING btree ("attempts_id");
  CREATE INDEX "payload_locked_documents_rels_certificates_id_idx" ON "payload_locked_documents_rels" USING btree ("certificates_id");
  CREATE INDEX "payload_locked_documents_rels_requests_id_idx" ON "payload_locked_documents_rels" USING btree ("requests_id");
  CREATE INDEX "payload_locked_documents_rels_cohorts_id_idx" ON "payload_locked_documents_rels" USING btree ("cohorts_id");
  CREATE INDEX "payload_locked_documents_rels_notifications_id_idx" ON "payload_locked_documents_rels" USING btree ("notifications_id");
  CREATE INDEX "payload_preferences_key_idx" ON "payload_preferences" USING btree ("key");
  CREATE INDEX "payload_preferences_updated_at_idx" ON "payload_preferences" USING btree ("updated_at");
  CREATE INDEX "payload_preferences_created_at_idx" ON "payload_preferences" USING btree ("created_at");
  CREATE INDEX "payload_preferences_rels_order_idx" ON "payload_preferences_rels" USING btree ("order");
  CREATE INDEX "payload_preferences_rels_parent_idx" ON "payload_preferences_rels" USING btree ("parent_id");
  CREATE INDEX "payload_preferences_rels_path_idx" ON "payload_preferences_rels" USING btree ("path");
  CREATE INDEX "payload_preferences_rels_users_id_idx" ON "payload_preferences_rels" USING btree ("users_id");
  CREATE INDEX "payload_migrations_updated_at_idx" ON "payload_migrations" USING btree ("updated_at");
  CREATE INDEX "payload_migrations_created_at_idx" ON "payload_migrations" USING btree ("created_at");`)
  // The audit trail is append-only, for everybody.
  await db.execute(sql`
CREATE OR REPLACE FUNCTION audit_events_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  RAISE EXCEPTION 'audit_events is append-only: % refused', TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$body$;
DROP TRIGGER IF EXISTS audit_events_no_change ON audit_events;
CREATE TRIGGER audit_events_no_change BEFORE UPDATE OR DELETE ON audit_events
  FOR EACH ROW EXECUTE FUNCTION audit_events_are_append_only();
DROP TRIGGER IF EXISTS audit_events_no_truncate ON audit_events;
CREATE TRIGGER audit_events_no_truncate BEFORE TRUNCATE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION audit_events_are_append_only();
`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`DROP FUNCTION IF EXISTS audit_events_are_append_only() CASCADE;`)
  await db.execute(sql`
   DROP TABLE "outbox" CASCADE;
  DROP TABLE "job_runs" CASCADE;
  DROP TABLE "job_steps" CASCADE;
  DROP TABLE "audit_events" CASCADE;
  DROP TABLE "organisations" CASCADE;
  DROP TABLE "users_roles" CASCADE;
  DROP TABLE "users_sessions" CASCADE;
  DROP TABLE "users" CASCADE;
  DROP TABLE "sops" CASCADE;
  DROP TABLE "sop_versions" CASCADE;
  DROP TABLE "sop_segments" CASCADE;
  DROP TABLE "generation_runs" CASCADE;
  DROP TABLE "generation_runs_rels" CASCADE;
  DROP TABLE "courses" CASCADE;
  DROP TABLE "courses_rels" CASCADE;
  DROP TABLE "claims" CASCADE;
  DROP TABLE "comments" CASCADE;
  DROP TABLE "signatures" CASCADE;
  DROP TABLE "versions" CASCADE;
  DROP TABLE "enrollments" CASCADE;
  DROP TABLE "attempts" CASCADE;
  DROP TABLE "certificates" CASCADE;
  DROP TABLE "requests" CASCADE;
  DROP TABLE "requests_rels" CASCADE;
  DROP TABLE "cohorts" CASCADE;
  DROP TABLE "cohorts_rels" CASCADE;
  DROP TABLE "notifications" CASCADE;
  DROP TABLE "payload_kv" CASCADE;
  DROP TABLE "payload_locked_documents" CASCADE;
  DROP TABLE "payload_locked_documents_rels" CASCADE;
  DROP TABLE "payload_preferences" CASCADE;
  DROP TABLE "payload_preferences_rels" CASCADE;
  DROP TABLE "payload_migrations" CASCADE;
  DROP TYPE "public"."enum_users_roles";
  DROP TYPE "public"."enum_sop_versions_state";
  DROP TYPE "public"."enum_sop_segments_kind";
  DROP TYPE "public"."enum_generation_runs_state";
  DROP TYPE "public"."enum_courses_state";
  DROP TYPE "public"."enum_claims_support";
  DROP TYPE "public"."enum_claims_state";
  DROP TYPE "public"."enum_versions_state";
  DROP TYPE "public"."enum_enrollments_state";
  DROP TYPE "public"."enum_attempts_state";
  DROP TYPE "public"."enum_requests_state";
  DROP TYPE "public"."enum_notifications_state";`)
}

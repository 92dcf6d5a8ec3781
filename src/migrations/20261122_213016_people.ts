import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_organisations_registration" AS ENUM('closed', 'invitation', 'domain');
  CREATE TYPE "public"."enum_users_state" AS ENUM('invited', 'active', 'blocked', 'left');
  CREATE TYPE "public"."enum_invitations_roles" AS ENUM('learner', 'trainer', 'sales', 'author', 'reviewer', 'manager', 'admin');
  CREATE TYPE "public"."enum_invitations_source" AS ENUM('invitation', 'registration');
  CREATE TYPE "public"."enum_account_tokens_purpose" AS ENUM('reset', 'email-change');
  CREATE TYPE "public"."enum_assignments_target" AS ENUM('people', 'groups', 'cohorts', 'everybody', 'rule');
  CREATE TYPE "public"."enum_assignments_source" AS ENUM('person', 'rule', 'import');
  CREATE TYPE "public"."enum_assignments_state" AS ENUM('active', 'ended');
  CREATE TYPE "public"."enum_enrollment_imports_state" AS ENUM('checked', 'finished', 'discarded');
  CREATE TYPE "public"."enum_feedback_kind" AS ENUM('good', 'unclear', 'wrong');
  CREATE TYPE "public"."enum_feedback_state" AS ENUM('open', 'answered', 'closed');
  CREATE TYPE "public"."enum_requests_delivery" AS ENUM('portal', 'scorm-1.2', 'scorm-2004', 'xapi', 'cmi5');
  CREATE TYPE "public"."enum_requests_held_from" AS ENUM('draft', 'submitted', 'triage', 'needs-info', 'quoted', 'approved', 'in-production', 'client-review', 'delivered', 'closed', 'rejected', 'on-hold', 'cancelled');
  CREATE TYPE "public"."enum_request_events_kind" AS ENUM('move', 'message', 'question', 'answer', 'file', 'quote', 'plan', 'production', 'sign-off');
  CREATE TYPE "public"."enum_request_events_from" AS ENUM('draft', 'submitted', 'triage', 'needs-info', 'quoted', 'approved', 'in-production', 'client-review', 'delivered', 'closed', 'rejected', 'on-hold', 'cancelled');
  CREATE TYPE "public"."enum_request_events_to" AS ENUM('draft', 'submitted', 'triage', 'needs-info', 'quoted', 'approved', 'in-production', 'client-review', 'delivered', 'closed', 'rejected', 'on-hold', 'cancelled');
  CREATE TYPE "public"."enum_sessions_state" AS ENUM('scheduled', 'cancelled');
  CREATE TYPE "public"."enum_attendance_state" AS ENUM('expected', 'present', 'late', 'partial', 'absent', 'excused');
  CREATE TYPE "public"."enum_attendance_via" AS ENUM('list', 'qr', 'self');
  CREATE TYPE "public"."enum_gradings_state" AS ENUM('proposed', 'confirmed', 'released');
  CREATE TYPE "public"."enum_observations_state" AS ENUM('awaiting-signature', 'signed', 'disputed');
  CREATE TYPE "public"."enum_deliveries_channel" AS ENUM('in-app', 'email', 'sms', 'webhook');
  CREATE TYPE "public"."enum_deliveries_state" AS ENUM('queued', 'retry', 'sent', 'delivered', 'failed', 'dead', 'read', 'suppressed');
  CREATE TYPE "public"."enum_deliveries_digest" AS ENUM('off', 'daily', 'weekly');
  CREATE TYPE "public"."enum_preferences_digest" AS ENUM('off', 'daily', 'weekly');
  CREATE TYPE "public"."enum_webhooks_events" AS ENUM('request.submitted', 'request.moved', 'request.quoted', 'request.delivered', 'request.signed-off', 'sop.uploaded', 'sop.parsed', 'sop.parse-failed', 'sop.parse-confirmed', 'generation.finished', 'generation.failed', 'course.submitted', 'course.changes-requested', 'course.approved', 'course.published', 'course.retired', 'version.superseded', 'enrollment.assigned', 'enrollment.started', 'enrollment.completed', 'enrollment.overdue', 'enrollment.waived', 'attempt.submitted', 'attempt.released', 'certificate.issued', 'session.scheduled', 'session.changed', 'session.cancelled', 'attendance.recorded', 'feedback.given', 'person.registered', 'person.left');
  CREATE TYPE "public"."enum_webhooks_state" AS ENUM('active', 'off', 'gone');
  CREATE TABLE "organisations_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "groups" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "groups_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"users_id" integer
  );
  
  CREATE TABLE "invitations_roles" (
  	"order" integer NOT NULL,
  	"parent_id" integer NOT NULL,
  	"value" "enum_invitations_roles",
  	"id" serial PRIMARY KEY NOT NULL
  );
  
  CREATE TABLE "invitations" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"email" varchar NOT NULL,
  	"name" varchar,
  	"language" varchar DEFAULT 'en',
  	"expires_at" timestamp(3) with time zone,
  	"used_at" timestamp(3) with time zone,
  	"revoked_at" timestamp(3) with time zone,
  	"source" "enum_invitations_source" DEFAULT 'invitation' NOT NULL,
  	"invited_by_id" integer,
  	"person_id" integer,
  	"token_hash" varchar,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "account_tokens" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"person_id" integer NOT NULL,
  	"purpose" "enum_account_tokens_purpose" NOT NULL,
  	"email" varchar,
  	"token_hash" varchar,
  	"expires_at" timestamp(3) with time zone NOT NULL,
  	"used_at" timestamp(3) with time zone,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "api_keys" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"owner_id" integer NOT NULL,
  	"scopes" jsonb NOT NULL,
  	"start" varchar NOT NULL,
  	"key_hash" varchar,
  	"last_used_at" timestamp(3) with time zone,
  	"expires_at" timestamp(3) with time zone,
  	"revoked_at" timestamp(3) with time zone,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "second_factors" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"person_id" integer NOT NULL,
  	"secret" varchar NOT NULL,
  	"confirmed_at" timestamp(3) with time zone,
  	"last_step" numeric,
  	"recovery" jsonb,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "sign_in_tries" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"key" varchar NOT NULL,
  	"failures" numeric DEFAULT 0 NOT NULL,
  	"since" timestamp(3) with time zone NOT NULL,
  	"known_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "assignments" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"course_id" integer NOT NULL,
  	"version_id" integer,
  	"target" "enum_assignments_target" NOT NULL,
  	"due_at" timestamp(3) with time zone,
  	"due_in_days" numeric,
  	"reason" varchar,
  	"assigned_by_id" integer,
  	"source" "enum_assignments_source" DEFAULT 'person' NOT NULL,
  	"state" "enum_assignments_state" DEFAULT 'active' NOT NULL,
  	"ended_at" timestamp(3) with time zone,
  	"ended_by_id" integer,
  	"ended_reason" varchar,
  	"progress" jsonb,
  	"key" varchar NOT NULL,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "assignments_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "assignments_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"users_id" integer,
  	"groups_id" integer,
  	"cohorts_id" integer
  );
  
  CREATE TABLE "enrollment_imports" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"filename" varchar NOT NULL,
  	"sha256" varchar NOT NULL,
  	"state" "enum_enrollment_imports_state" DEFAULT 'checked' NOT NULL,
  	"good" numeric NOT NULL,
  	"bad" numeric NOT NULL,
  	"lines" jsonb NOT NULL,
  	"enrolled" numeric,
  	"invited" numeric,
  	"reason" varchar,
  	"started_by_id" integer NOT NULL,
  	"finished_at" timestamp(3) with time zone,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "answer_files" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"attempt_id" integer NOT NULL,
  	"exercise" varchar NOT NULL,
  	"learner_id" integer NOT NULL,
  	"original_name" varchar NOT NULL,
  	"sha256" varchar NOT NULL,
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
  
  CREATE TABLE "feedback" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"learner_id" integer NOT NULL,
  	"version_id" integer NOT NULL,
  	"course_id" integer NOT NULL,
  	"lesson" varchar NOT NULL,
  	"block" varchar NOT NULL,
  	"claims" jsonb NOT NULL,
  	"quote" varchar NOT NULL,
  	"kind" "enum_feedback_kind" NOT NULL,
  	"text" varchar,
  	"state" "enum_feedback_state" DEFAULT 'open' NOT NULL,
  	"answer" varchar,
  	"answered_by_id" integer,
  	"answered_at" timestamp(3) with time zone,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "requests_delivery" (
  	"order" integer NOT NULL,
  	"parent_id" integer NOT NULL,
  	"value" "enum_requests_delivery",
  	"id" serial PRIMARY KEY NOT NULL
  );
  
  CREATE TABLE "requests_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "request_events" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"request_id" integer NOT NULL,
  	"kind" "enum_request_events_kind" NOT NULL,
  	"text" varchar,
  	"internal" boolean DEFAULT false NOT NULL,
  	"by_client" boolean DEFAULT false NOT NULL,
  	"by_id" integer,
  	"by_name" varchar NOT NULL,
  	"at" timestamp(3) with time zone NOT NULL,
  	"from" "enum_request_events_from",
  	"to" "enum_request_events_to",
  	"choices" jsonb,
  	"question" numeric,
  	"organisation_id" integer NOT NULL
  );
  
  CREATE TABLE "request_files" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"request_id" integer NOT NULL,
  	"event_id" integer,
  	"name" varchar NOT NULL,
  	"sha256" varchar NOT NULL,
  	"by_client" boolean DEFAULT false NOT NULL,
  	"sop_version_id" integer,
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
  
  CREATE TABLE "sessions" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"cohort_id" integer NOT NULL,
  	"title" varchar NOT NULL,
  	"state" "enum_sessions_state" DEFAULT 'scheduled' NOT NULL,
  	"starts_at" timestamp(3) with time zone NOT NULL,
  	"ends_at" timestamp(3) with time zone NOT NULL,
  	"time_zone" varchar NOT NULL,
  	"place" varchar,
  	"link" varchar,
  	"capacity" numeric,
  	"trainer_id" integer NOT NULL,
  	"uid" varchar NOT NULL,
  	"sequence" numeric DEFAULT 0 NOT NULL,
  	"cancelled_reason" varchar,
  	"reminded_for" timestamp(3) with time zone,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "attendance" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"session_id" integer NOT NULL,
  	"learner_id" integer NOT NULL,
  	"state" "enum_attendance_state" DEFAULT 'expected' NOT NULL,
  	"via" "enum_attendance_via",
  	"claimed_at" timestamp(3) with time zone,
  	"confirmed_by_id" integer,
  	"confirmed_at" timestamp(3) with time zone,
  	"notes" varchar,
  	"history" jsonb,
  	"booked_at" timestamp(3) with time zone,
  	"waiting" boolean DEFAULT false NOT NULL,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "trainer_notes" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"version_id" integer NOT NULL,
  	"lesson" varchar NOT NULL,
  	"text" varchar,
  	"revision" numeric DEFAULT 1 NOT NULL,
  	"written_by_id" integer,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "cohort_messages" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"cohort_id" integer NOT NULL,
  	"subject" varchar NOT NULL,
  	"text" varchar NOT NULL,
  	"author_id" integer NOT NULL,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "cohort_messages_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"users_id" integer
  );
  
  CREATE TABLE "gradings" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"attempt_id" integer NOT NULL,
  	"learner_id" integer NOT NULL,
  	"exercise" varchar NOT NULL,
  	"grader_id" integer NOT NULL,
  	"state" "enum_gradings_state" DEFAULT 'proposed' NOT NULL,
  	"levels" jsonb NOT NULL,
  	"comment" varchar,
  	"points" numeric,
  	"max_points" numeric NOT NULL,
  	"override" numeric,
  	"override_reason" varchar,
  	"second_wanted" boolean DEFAULT false,
  	"history" jsonb,
  	"revision" numeric DEFAULT 1 NOT NULL,
  	"confirmed_at" timestamp(3) with time zone,
  	"released_at" timestamp(3) with time zone,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "observations" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"enrollment_id" integer NOT NULL,
  	"learner_id" integer NOT NULL,
  	"learner_name" varchar NOT NULL,
  	"version_id" integer NOT NULL,
  	"version_hash" varchar NOT NULL,
  	"exercise" varchar NOT NULL,
  	"title" varchar NOT NULL,
  	"items" jsonb NOT NULL,
  	"note" varchar,
  	"score" numeric NOT NULL,
  	"state" "enum_observations_state" DEFAULT 'awaiting-signature' NOT NULL,
  	"observer_id" integer NOT NULL,
  	"observer_name" varchar NOT NULL,
  	"observed_at" timestamp(3) with time zone NOT NULL,
  	"answered_at" timestamp(3) with time zone,
  	"dispute_reason" varchar,
  	"attempt_id" integer,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "deliveries" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"key" varchar NOT NULL,
  	"message" varchar NOT NULL,
  	"channel" "enum_deliveries_channel" NOT NULL,
  	"state" "enum_deliveries_state" DEFAULT 'queued' NOT NULL,
  	"reason" varchar,
  	"error" varchar,
  	"person_id" integer,
  	"webhook_id" integer,
  	"address" varchar,
  	"attempts" numeric DEFAULT 0,
  	"provider_id" varchar,
  	"next_try_at" timestamp(3) with time zone,
  	"hold_until" timestamp(3) with time zone,
  	"digest" "enum_deliveries_digest",
  	"gathered_in_id" integer,
  	"bounced" boolean DEFAULT false,
  	"round" numeric DEFAULT 0,
  	"contact" jsonb,
  	"event" jsonb,
  	"sent_at" timestamp(3) with time zone,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "preferences" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"person_id" integer NOT NULL,
  	"wanted" jsonb,
  	"quiet" boolean DEFAULT false NOT NULL,
  	"quiet_from" varchar,
  	"quiet_until" varchar,
  	"digest" "enum_preferences_digest" DEFAULT 'off' NOT NULL,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "webhooks_events" (
  	"order" integer NOT NULL,
  	"parent_id" integer NOT NULL,
  	"value" "enum_webhooks_events",
  	"id" serial PRIMARY KEY NOT NULL
  );
  
  CREATE TABLE "webhooks" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"url" varchar NOT NULL,
  	"state" "enum_webhooks_state" DEFAULT 'active' NOT NULL,
  	"description" varchar,
  	"secret" varchar,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "mails" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"to" varchar NOT NULL,
  	"subject" varchar NOT NULL,
  	"text" varchar NOT NULL,
  	"html" varchar,
  	"headers" jsonb,
  	"message_id" varchar NOT NULL,
  	"organisation_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "notifications" ALTER COLUMN "state" SET DATA TYPE text;
  ALTER TABLE "notifications" ALTER COLUMN "state" SET DEFAULT 'delivered'::text;
  DROP TYPE "public"."enum_notifications_state";
  CREATE TYPE "public"."enum_notifications_state" AS ENUM('queued', 'retry', 'sent', 'delivered', 'failed', 'dead', 'read', 'suppressed');
  ALTER TABLE "notifications" ALTER COLUMN "state" SET DEFAULT 'delivered'::"public"."enum_notifications_state";
  ALTER TABLE "notifications" ALTER COLUMN "state" SET DATA TYPE "public"."enum_notifications_state" USING "state"::"public"."enum_notifications_state";
  ALTER TABLE "organisations" ADD COLUMN "registration" "enum_organisations_registration" DEFAULT 'closed' NOT NULL;
  ALTER TABLE "organisations" ADD COLUMN "require_second_factor" boolean DEFAULT false;
  ALTER TABLE "users_sessions" ADD COLUMN "agent" varchar;
  ALTER TABLE "users_sessions" ADD COLUMN "via" varchar;
  ALTER TABLE "users_sessions" ADD COLUMN "used_at" timestamp(3) with time zone;
  ALTER TABLE "users" ADD COLUMN "time_zone" varchar DEFAULT 'UTC';
  ALTER TABLE "users" ADD COLUMN "phone" varchar;
  ALTER TABLE "users" ADD COLUMN "job_role" varchar;
  ALTER TABLE "users" ADD COLUMN "site" varchar;
  ALTER TABLE "users" ADD COLUMN "manager_id" integer;
  ALTER TABLE "users" ADD COLUMN "state" "enum_users_state" DEFAULT 'active' NOT NULL;
  ALTER TABLE "users" ADD COLUMN "avatar" varchar;
  ALTER TABLE "users" ADD COLUMN "external_id" varchar;
  ALTER TABLE "courses" ADD COLUMN "self_enrolment" boolean DEFAULT true;
  ALTER TABLE "enrollments" ADD COLUMN "assignment_id" integer;
  ALTER TABLE "enrollments" ADD COLUMN "waived_until" timestamp(3) with time zone;
  ALTER TABLE "enrollments" ADD COLUMN "closed_at" timestamp(3) with time zone;
  ALTER TABLE "enrollments" ADD COLUMN "closed_by_id" integer;
  ALTER TABLE "enrollments" ADD COLUMN "closed_reason" varchar;
  ALTER TABLE "enrollments" ADD COLUMN "due_notice" varchar;
  ALTER TABLE "requests" ADD COLUMN "reference" varchar;
  ALTER TABLE "requests" ADD COLUMN "contact_name" varchar;
  ALTER TABLE "requests" ADD COLUMN "contact_language" varchar;
  ALTER TABLE "requests" ADD COLUMN "deadline" timestamp(3) with time zone;
  ALTER TABLE "requests" ADD COLUMN "held_from" "enum_requests_held_from";
  ALTER TABLE "requests" ADD COLUMN "moved_at" timestamp(3) with time zone;
  ALTER TABLE "requests" ADD COLUMN "course_id" integer;
  ALTER TABLE "requests" ADD COLUMN "version_id" integer;
  ALTER TABLE "requests" ADD COLUMN "quote" jsonb;
  ALTER TABLE "requests" ADD COLUMN "sign_off" jsonb;
  ALTER TABLE "requests" ADD COLUMN "production" jsonb;
  ALTER TABLE "requests" ADD COLUMN "previewed" jsonb;
  ALTER TABLE "requests" ADD COLUMN "reminded" jsonb;
  ALTER TABLE "requests" ADD COLUMN "submission" varchar;
  ALTER TABLE "requests" ADD COLUMN "link_generation" numeric DEFAULT 0;
  ALTER TABLE "requests" ADD COLUMN "link_sent_at" timestamp(3) with time zone;
  ALTER TABLE "cohorts_rels" ADD COLUMN "versions_id" integer;
  ALTER TABLE "organisations_texts" ADD CONSTRAINT "organisations_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "groups" ADD CONSTRAINT "groups_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "groups_rels" ADD CONSTRAINT "groups_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "groups_rels" ADD CONSTRAINT "groups_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "invitations_roles" ADD CONSTRAINT "invitations_roles_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."invitations"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_id_users_id_fk" FOREIGN KEY ("invited_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "invitations" ADD CONSTRAINT "invitations_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "invitations" ADD CONSTRAINT "invitations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "account_tokens" ADD CONSTRAINT "account_tokens_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "account_tokens" ADD CONSTRAINT "account_tokens_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "second_factors" ADD CONSTRAINT "second_factors_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "second_factors" ADD CONSTRAINT "second_factors_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "assignments" ADD CONSTRAINT "assignments_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "assignments" ADD CONSTRAINT "assignments_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "assignments" ADD CONSTRAINT "assignments_assigned_by_id_users_id_fk" FOREIGN KEY ("assigned_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "assignments" ADD CONSTRAINT "assignments_ended_by_id_users_id_fk" FOREIGN KEY ("ended_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "assignments" ADD CONSTRAINT "assignments_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "assignments_texts" ADD CONSTRAINT "assignments_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."assignments"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "assignments_rels" ADD CONSTRAINT "assignments_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."assignments"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "assignments_rels" ADD CONSTRAINT "assignments_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "assignments_rels" ADD CONSTRAINT "assignments_rels_groups_fk" FOREIGN KEY ("groups_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "assignments_rels" ADD CONSTRAINT "assignments_rels_cohorts_fk" FOREIGN KEY ("cohorts_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "enrollment_imports" ADD CONSTRAINT "enrollment_imports_started_by_id_users_id_fk" FOREIGN KEY ("started_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "enrollment_imports" ADD CONSTRAINT "enrollment_imports_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "answer_files" ADD CONSTRAINT "answer_files_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "answer_files" ADD CONSTRAINT "answer_files_learner_id_users_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "answer_files" ADD CONSTRAINT "answer_files_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "feedback" ADD CONSTRAINT "feedback_learner_id_users_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "feedback" ADD CONSTRAINT "feedback_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "feedback" ADD CONSTRAINT "feedback_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "feedback" ADD CONSTRAINT "feedback_answered_by_id_users_id_fk" FOREIGN KEY ("answered_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "feedback" ADD CONSTRAINT "feedback_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "requests_delivery" ADD CONSTRAINT "requests_delivery_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."requests"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "requests_texts" ADD CONSTRAINT "requests_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."requests"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "request_events" ADD CONSTRAINT "request_events_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "request_events" ADD CONSTRAINT "request_events_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "request_events" ADD CONSTRAINT "request_events_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "request_files" ADD CONSTRAINT "request_files_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "request_files" ADD CONSTRAINT "request_files_event_id_request_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."request_events"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "request_files" ADD CONSTRAINT "request_files_sop_version_id_sop_versions_id_fk" FOREIGN KEY ("sop_version_id") REFERENCES "public"."sop_versions"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "request_files" ADD CONSTRAINT "request_files_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sessions" ADD CONSTRAINT "sessions_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sessions" ADD CONSTRAINT "sessions_trainer_id_users_id_fk" FOREIGN KEY ("trainer_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sessions" ADD CONSTRAINT "sessions_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "attendance" ADD CONSTRAINT "attendance_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "attendance" ADD CONSTRAINT "attendance_learner_id_users_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "attendance" ADD CONSTRAINT "attendance_confirmed_by_id_users_id_fk" FOREIGN KEY ("confirmed_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "attendance" ADD CONSTRAINT "attendance_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "trainer_notes" ADD CONSTRAINT "trainer_notes_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "trainer_notes" ADD CONSTRAINT "trainer_notes_written_by_id_users_id_fk" FOREIGN KEY ("written_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "trainer_notes" ADD CONSTRAINT "trainer_notes_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "cohort_messages" ADD CONSTRAINT "cohort_messages_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "cohort_messages" ADD CONSTRAINT "cohort_messages_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "cohort_messages" ADD CONSTRAINT "cohort_messages_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "cohort_messages_rels" ADD CONSTRAINT "cohort_messages_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."cohort_messages"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "cohort_messages_rels" ADD CONSTRAINT "cohort_messages_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "gradings" ADD CONSTRAINT "gradings_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "gradings" ADD CONSTRAINT "gradings_learner_id_users_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "gradings" ADD CONSTRAINT "gradings_grader_id_users_id_fk" FOREIGN KEY ("grader_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "gradings" ADD CONSTRAINT "gradings_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "observations" ADD CONSTRAINT "observations_enrollment_id_enrollments_id_fk" FOREIGN KEY ("enrollment_id") REFERENCES "public"."enrollments"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "observations" ADD CONSTRAINT "observations_learner_id_users_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "observations" ADD CONSTRAINT "observations_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "observations" ADD CONSTRAINT "observations_observer_id_users_id_fk" FOREIGN KEY ("observer_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "observations" ADD CONSTRAINT "observations_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "observations" ADD CONSTRAINT "observations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_webhook_id_webhooks_id_fk" FOREIGN KEY ("webhook_id") REFERENCES "public"."webhooks"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_gathered_in_id_deliveries_id_fk" FOREIGN KEY ("gathered_in_id") REFERENCES "public"."deliveries"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "preferences" ADD CONSTRAINT "preferences_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "preferences" ADD CONSTRAINT "preferences_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "webhooks_events" ADD CONSTRAINT "webhooks_events_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."webhooks"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "mails" ADD CONSTRAINT "mails_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "organisations_texts_order_parent" ON "organisations_texts" USING btree ("order","parent_id");
  CREATE INDEX "groups_organisation_idx" ON "groups" USING btree ("organisation_id");
  CREATE INDEX "groups_updated_at_idx" ON "groups" USING btree ("updated_at");
  CREATE INDEX "groups_created_at_idx" ON "groups" USING btree ("created_at");
  CREATE INDEX "groups_rels_order_idx" ON "groups_rels" USING btree ("order");
  CREATE INDEX "groups_rels_parent_idx" ON "groups_rels" USING btree ("parent_id");
  CREATE INDEX "groups_rels_path_idx" ON "groups_rels" USING btree ("path");
  CREATE INDEX "groups_rels_users_id_idx" ON "groups_rels" USING btree ("users_id");
  CREATE INDEX "invitations_roles_order_idx" ON "invitations_roles" USING btree ("order");
  CREATE INDEX "invitations_roles_parent_idx" ON "invitations_roles" USING btree ("parent_id");
  CREATE INDEX "invitations_email_idx" ON "invitations" USING btree ("email");
  CREATE INDEX "invitations_invited_by_idx" ON "invitations" USING btree ("invited_by_id");
  CREATE INDEX "invitations_person_idx" ON "invitations" USING btree ("person_id");
  CREATE UNIQUE INDEX "invitations_token_hash_idx" ON "invitations" USING btree ("token_hash");
  CREATE INDEX "invitations_organisation_idx" ON "invitations" USING btree ("organisation_id");
  CREATE INDEX "invitations_updated_at_idx" ON "invitations" USING btree ("updated_at");
  CREATE INDEX "invitations_created_at_idx" ON "invitations" USING btree ("created_at");
  CREATE INDEX "account_tokens_person_idx" ON "account_tokens" USING btree ("person_id");
  CREATE UNIQUE INDEX "account_tokens_token_hash_idx" ON "account_tokens" USING btree ("token_hash");
  CREATE INDEX "account_tokens_organisation_idx" ON "account_tokens" USING btree ("organisation_id");
  CREATE INDEX "account_tokens_updated_at_idx" ON "account_tokens" USING btree ("updated_at");
  CREATE INDEX "account_tokens_created_at_idx" ON "account_tokens" USING btree ("created_at");
  CREATE INDEX "api_keys_owner_idx" ON "api_keys" USING btree ("owner_id");
  CREATE UNIQUE INDEX "api_keys_key_hash_idx" ON "api_keys" USING btree ("key_hash");
  CREATE INDEX "api_keys_organisation_idx" ON "api_keys" USING btree ("organisation_id");
  CREATE INDEX "api_keys_updated_at_idx" ON "api_keys" USING btree ("updated_at");
  CREATE INDEX "api_keys_created_at_idx" ON "api_keys" USING btree ("created_at");
  CREATE UNIQUE INDEX "second_factors_person_idx" ON "second_factors" USING btree ("person_id");
  CREATE INDEX "second_factors_organisation_idx" ON "second_factors" USING btree ("organisation_id");
  CREATE INDEX "second_factors_updated_at_idx" ON "second_factors" USING btree ("updated_at");
  CREATE INDEX "second_factors_created_at_idx" ON "second_factors" USING btree ("created_at");
  CREATE UNIQUE INDEX "sign_in_tries_key_idx" ON "sign_in_tries" USING btree ("key");
  CREATE INDEX "sign_in_tries_updated_at_idx" ON "sign_in_tries" USING btree ("updated_at");
  CREATE INDEX "sign_in_tries_created_at_idx" ON "sign_in_tries" USING btree ("created_at");
  CREATE INDEX "assignments_course_idx" ON "assignments" USING btree ("course_id");
  CREATE INDEX "assignments_version_idx" ON "assignments" USING btree ("version_id");
  CREATE INDEX "assignments_assigned_by_idx" ON "assignments" USING btree ("assigned_by_id");
  CREATE INDEX "assignments_ended_by_idx" ON "assignments" USING btree ("ended_by_id");
  CREATE INDEX "assignments_key_idx" ON "assignments" USING btree ("key");
  CREATE INDEX "assignments_organisation_idx" ON "assignments" USING btree ("organisation_id");
  CREATE INDEX "assignments_updated_at_idx" ON "assignments" USING btree ("updated_at");
  CREATE INDEX "assignments_created_at_idx" ON "assignments" USING btree ("created_at");
  CREATE INDEX "course_state_idx" ON "assignments" USING btree ("course_id","state");
  CREATE INDEX "organisation_state_idx" ON "assignments" USING btree ("organisation_id","state");
  CREATE INDEX "assignments_texts_order_parent" ON "assignments_texts" USING btree ("order","parent_id");
  CREATE INDEX "assignments_rels_order_idx" ON "assignments_rels" USING btree ("order");
  CREATE INDEX "assignments_rels_parent_idx" ON "assignments_rels" USING btree ("parent_id");
  CREATE INDEX "assignments_rels_path_idx" ON "assignments_rels" USING btree ("path");
  CREATE INDEX "assignments_rels_users_id_idx" ON "assignments_rels" USING btree ("users_id");
  CREATE INDEX "assignments_rels_groups_id_idx" ON "assignments_rels" USING btree ("groups_id");
  CREATE INDEX "assignments_rels_cohorts_id_idx" ON "assignments_rels" USING btree ("cohorts_id");
  CREATE INDEX "enrollment_imports_started_by_idx" ON "enrollment_imports" USING btree ("started_by_id");
  CREATE INDEX "enrollment_imports_organisation_idx" ON "enrollment_imports" USING btree ("organisation_id");
  CREATE INDEX "enrollment_imports_updated_at_idx" ON "enrollment_imports" USING btree ("updated_at");
  CREATE INDEX "enrollment_imports_created_at_idx" ON "enrollment_imports" USING btree ("created_at");
  CREATE INDEX "answer_files_attempt_idx" ON "answer_files" USING btree ("attempt_id");
  CREATE INDEX "answer_files_learner_idx" ON "answer_files" USING btree ("learner_id");
  CREATE INDEX "answer_files_organisation_idx" ON "answer_files" USING btree ("organisation_id");
  CREATE INDEX "answer_files_updated_at_idx" ON "answer_files" USING btree ("updated_at");
  CREATE INDEX "answer_files_created_at_idx" ON "answer_files" USING btree ("created_at");
  CREATE UNIQUE INDEX "answer_files_filename_idx" ON "answer_files" USING btree ("filename");
  CREATE INDEX "feedback_learner_idx" ON "feedback" USING btree ("learner_id");
  CREATE INDEX "feedback_version_idx" ON "feedback" USING btree ("version_id");
  CREATE INDEX "feedback_course_idx" ON "feedback" USING btree ("course_id");
  CREATE INDEX "feedback_answered_by_idx" ON "feedback" USING btree ("answered_by_id");
  CREATE INDEX "feedback_organisation_idx" ON "feedback" USING btree ("organisation_id");
  CREATE INDEX "feedback_updated_at_idx" ON "feedback" USING btree ("updated_at");
  CREATE INDEX "feedback_created_at_idx" ON "feedback" USING btree ("created_at");
  CREATE INDEX "course_state_1_idx" ON "feedback" USING btree ("course_id","state");
  CREATE INDEX "requests_delivery_order_idx" ON "requests_delivery" USING btree ("order");
  CREATE INDEX "requests_delivery_parent_idx" ON "requests_delivery" USING btree ("parent_id");
  CREATE INDEX "requests_texts_order_parent" ON "requests_texts" USING btree ("order","parent_id");
  CREATE INDEX "request_events_request_idx" ON "request_events" USING btree ("request_id");
  CREATE INDEX "request_events_by_idx" ON "request_events" USING btree ("by_id");
  CREATE INDEX "request_events_question_idx" ON "request_events" USING btree ("question");
  CREATE INDEX "request_events_organisation_idx" ON "request_events" USING btree ("organisation_id");
  CREATE INDEX "request_at_idx" ON "request_events" USING btree ("request_id","at");
  CREATE INDEX "request_files_request_idx" ON "request_files" USING btree ("request_id");
  CREATE INDEX "request_files_event_idx" ON "request_files" USING btree ("event_id");
  CREATE INDEX "request_files_sop_version_idx" ON "request_files" USING btree ("sop_version_id");
  CREATE INDEX "request_files_organisation_idx" ON "request_files" USING btree ("organisation_id");
  CREATE INDEX "request_files_updated_at_idx" ON "request_files" USING btree ("updated_at");
  CREATE INDEX "request_files_created_at_idx" ON "request_files" USING btree ("created_at");
  CREATE UNIQUE INDEX "request_files_filename_idx" ON "request_files" USING btree ("filename");
  CREATE INDEX "sessions_cohort_idx" ON "sessions" USING btree ("cohort_id");
  CREATE INDEX "sessions_trainer_idx" ON "sessions" USING btree ("trainer_id");
  CREATE UNIQUE INDEX "sessions_uid_idx" ON "sessions" USING btree ("uid");
  CREATE INDEX "sessions_organisation_idx" ON "sessions" USING btree ("organisation_id");
  CREATE INDEX "sessions_updated_at_idx" ON "sessions" USING btree ("updated_at");
  CREATE INDEX "sessions_created_at_idx" ON "sessions" USING btree ("created_at");
  CREATE INDEX "cohort_startsAt_idx" ON "sessions" USING btree ("cohort_id","starts_at");
  CREATE INDEX "state_startsAt_idx" ON "sessions" USING btree ("state","starts_at");
  CREATE INDEX "attendance_session_idx" ON "attendance" USING btree ("session_id");
  CREATE INDEX "attendance_learner_idx" ON "attendance" USING btree ("learner_id");
  CREATE INDEX "attendance_confirmed_by_idx" ON "attendance" USING btree ("confirmed_by_id");
  CREATE INDEX "attendance_organisation_idx" ON "attendance" USING btree ("organisation_id");
  CREATE INDEX "attendance_updated_at_idx" ON "attendance" USING btree ("updated_at");
  CREATE INDEX "attendance_created_at_idx" ON "attendance" USING btree ("created_at");
  CREATE UNIQUE INDEX "session_learner_idx" ON "attendance" USING btree ("session_id","learner_id");
  CREATE INDEX "trainer_notes_version_idx" ON "trainer_notes" USING btree ("version_id");
  CREATE INDEX "trainer_notes_written_by_idx" ON "trainer_notes" USING btree ("written_by_id");
  CREATE INDEX "trainer_notes_organisation_idx" ON "trainer_notes" USING btree ("organisation_id");
  CREATE INDEX "trainer_notes_updated_at_idx" ON "trainer_notes" USING btree ("updated_at");
  CREATE INDEX "trainer_notes_created_at_idx" ON "trainer_notes" USING btree ("created_at");
  CREATE UNIQUE INDEX "version_lesson_idx" ON "trainer_notes" USING btree ("version_id","lesson");
  CREATE INDEX "cohort_messages_cohort_idx" ON "cohort_messages" USING btree ("cohort_id");
  CREATE INDEX "cohort_messages_author_idx" ON "cohort_messages" USING btree ("author_id");
  CREATE INDEX "cohort_messages_organisation_idx" ON "cohort_messages" USING btree ("organisation_id");
  CREATE INDEX "cohort_messages_updated_at_idx" ON "cohort_messages" USING btree ("updated_at");
  CREATE INDEX "cohort_messages_created_at_idx" ON "cohort_messages" USING btree ("created_at");
  CREATE INDEX "cohort_messages_rels_order_idx" ON "cohort_messages_rels" USING btree ("order");
  CREATE INDEX "cohort_messages_rels_parent_idx" ON "cohort_messages_rels" USING btree ("parent_id");
  CREATE INDEX "cohort_messages_rels_path_idx" ON "cohort_messages_rels" USING btree ("path");
  CREATE INDEX "cohort_messages_rels_users_id_idx" ON "cohort_messages_rels" USING btree ("users_id");
  CREATE INDEX "gradings_attempt_idx" ON "gradings" USING btree ("attempt_id");
  CREATE INDEX "gradings_learner_idx" ON "gradings" USING btree ("learner_id");
  CREATE INDEX "gradings_grader_idx" ON "gradings" USING btree ("grader_id");
  CREATE INDEX "gradings_organisation_idx" ON "gradings" USING btree ("organisation_id");
  CREATE INDEX "gradings_updated_at_idx" ON "gradings" USING btree ("updated_at");
  CREATE INDEX "gradings_created_at_idx" ON "gradings" USING btree ("created_at");
  CREATE UNIQUE INDEX "attempt_exercise_grader_idx" ON "gradings" USING btree ("attempt_id","exercise","grader_id");
  CREATE INDEX "observations_enrollment_idx" ON "observations" USING btree ("enrollment_id");
  CREATE INDEX "observations_learner_idx" ON "observations" USING btree ("learner_id");
  CREATE INDEX "observations_version_idx" ON "observations" USING btree ("version_id");
  CREATE INDEX "observations_observer_idx" ON "observations" USING btree ("observer_id");
  CREATE INDEX "observations_attempt_idx" ON "observations" USING btree ("attempt_id");
  CREATE INDEX "observations_organisation_idx" ON "observations" USING btree ("organisation_id");
  CREATE INDEX "observations_updated_at_idx" ON "observations" USING btree ("updated_at");
  CREATE INDEX "observations_created_at_idx" ON "observations" USING btree ("created_at");
  CREATE UNIQUE INDEX "deliveries_key_idx" ON "deliveries" USING btree ("key");
  CREATE INDEX "deliveries_channel_idx" ON "deliveries" USING btree ("channel");
  CREATE INDEX "deliveries_person_idx" ON "deliveries" USING btree ("person_id");
  CREATE INDEX "deliveries_webhook_idx" ON "deliveries" USING btree ("webhook_id");
  CREATE INDEX "deliveries_provider_id_idx" ON "deliveries" USING btree ("provider_id");
  CREATE INDEX "deliveries_gathered_in_idx" ON "deliveries" USING btree ("gathered_in_id");
  CREATE INDEX "deliveries_organisation_idx" ON "deliveries" USING btree ("organisation_id");
  CREATE INDEX "deliveries_updated_at_idx" ON "deliveries" USING btree ("updated_at");
  CREATE INDEX "deliveries_created_at_idx" ON "deliveries" USING btree ("created_at");
  CREATE INDEX "state_holdUntil_idx" ON "deliveries" USING btree ("state","hold_until");
  CREATE INDEX "address_channel_idx" ON "deliveries" USING btree ("address","channel");
  CREATE UNIQUE INDEX "preferences_person_idx" ON "preferences" USING btree ("person_id");
  CREATE INDEX "preferences_organisation_idx" ON "preferences" USING btree ("organisation_id");
  CREATE INDEX "preferences_updated_at_idx" ON "preferences" USING btree ("updated_at");
  CREATE INDEX "preferences_created_at_idx" ON "preferences" USING btree ("created_at");
  CREATE INDEX "webhooks_events_order_idx" ON "webhooks_events" USING btree ("order");
  CREATE INDEX "webhooks_events_parent_idx" ON "webhooks_events" USING btree ("parent_id");
  CREATE INDEX "webhooks_organisation_idx" ON "webhooks" USING btree ("organisation_id");
  CREATE INDEX "webhooks_updated_at_idx" ON "webhooks" USING btree ("updated_at");
  CREATE INDEX "webhooks_created_at_idx" ON "webhooks" USING btree ("created_at");
  CREATE INDEX "mails_to_idx" ON "mails" USING btree ("to");
  CREATE UNIQUE INDEX "mails_message_id_idx" ON "mails" USING btree ("message_id");
  CREATE INDEX "mails_organisation_idx" ON "mails" USING btree ("organisation_id");
  CREATE INDEX "mails_updated_at_idx" ON "mails" USING btree ("updated_at");
  CREATE INDEX "mails_created_at_idx" ON "mails" USING btree ("created_at");
  ALTER TABLE "users" ADD CONSTRAINT "users_manager_id_users_id_fk" FOREIGN KEY ("manager_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_closed_by_id_users_id_fk" FOREIGN KEY ("closed_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "requests" ADD CONSTRAINT "requests_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "requests" ADD CONSTRAINT "requests_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "cohorts_rels" ADD CONSTRAINT "cohorts_rels_versions_fk" FOREIGN KEY ("versions_id") REFERENCES "public"."versions"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "users_job_role_idx" ON "users" USING btree ("job_role");
  CREATE INDEX "users_site_idx" ON "users" USING btree ("site");
  CREATE INDEX "users_manager_idx" ON "users" USING btree ("manager_id");
  CREATE UNIQUE INDEX "users_external_id_idx" ON "users" USING btree ("external_id");
  CREATE INDEX "enrollments_assignment_idx" ON "enrollments" USING btree ("assignment_id");
  CREATE INDEX "enrollments_closed_by_idx" ON "enrollments" USING btree ("closed_by_id");
  CREATE INDEX "state_dueAt_idx" ON "enrollments" USING btree ("state","due_at");
  CREATE INDEX "requests_state_idx" ON "requests" USING btree ("state");
  CREATE INDEX "requests_course_idx" ON "requests" USING btree ("course_id");
  CREATE INDEX "requests_version_idx" ON "requests" USING btree ("version_id");
  CREATE UNIQUE INDEX "requests_submission_idx" ON "requests" USING btree ("submission");
  CREATE UNIQUE INDEX "organisation_reference_idx" ON "requests" USING btree ("organisation_id","reference");
  CREATE INDEX "cohorts_rels_versions_id_idx" ON "cohorts_rels" USING btree ("versions_id");
  CREATE INDEX "recipient_readAt_idx" ON "notifications" USING btree ("recipient_id","read_at");
  ALTER TABLE "users" DROP COLUMN "login_attempts";
  ALTER TABLE "users" DROP COLUMN "lock_until";`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "organisations_texts" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "groups" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "groups_rels" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "invitations_roles" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "invitations" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "account_tokens" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "api_keys" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "second_factors" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "sign_in_tries" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "assignments" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "assignments_texts" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "assignments_rels" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "enrollment_imports" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "answer_files" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "feedback" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "requests_delivery" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "requests_texts" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "request_events" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "request_files" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "sessions" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "attendance" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "trainer_notes" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "cohort_messages" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "cohort_messages_rels" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "gradings" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "observations" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "deliveries" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "preferences" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "webhooks_events" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "webhooks" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "mails" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "organisations_texts" CASCADE;
  DROP TABLE "groups" CASCADE;
  DROP TABLE "groups_rels" CASCADE;
  DROP TABLE "invitations_roles" CASCADE;
  DROP TABLE "invitations" CASCADE;
  DROP TABLE "account_tokens" CASCADE;
  DROP TABLE "api_keys" CASCADE;
  DROP TABLE "second_factors" CASCADE;
  DROP TABLE "sign_in_tries" CASCADE;
  DROP TABLE "assignments" CASCADE;
  DROP TABLE "assignments_texts" CASCADE;
  DROP TABLE "assignments_rels" CASCADE;
  DROP TABLE "enrollment_imports" CASCADE;
  DROP TABLE "answer_files" CASCADE;
  DROP TABLE "feedback" CASCADE;
  DROP TABLE "requests_delivery" CASCADE;
  DROP TABLE "requests_texts" CASCADE;
  DROP TABLE "request_events" CASCADE;
  DROP TABLE "request_files" CASCADE;
  DROP TABLE "sessions" CASCADE;
  DROP TABLE "attendance" CASCADE;
  DROP TABLE "trainer_notes" CASCADE;
  DROP TABLE "cohort_messages" CASCADE;
  DROP TABLE "cohort_messages_rels" CASCADE;
  DROP TABLE "gradings" CASCADE;
  DROP TABLE "observations" CASCADE;
  DROP TABLE "deliveries" CASCADE;
  DROP TABLE "preferences" CASCADE;
  DROP TABLE "webhooks_events" CASCADE;
  DROP TABLE "webhooks" CASCADE;
  DROP TABLE "mails" CASCADE;
  ALTER TABLE "users" DROP CONSTRAINT "users_manager_id_users_id_fk";
  
  ALTER TABLE "enrollments" DROP CONSTRAINT "enrollments_assignment_id_assignments_id_fk";
  
  ALTER TABLE "enrollments" DROP CONSTRAINT "enrollments_closed_by_id_users_id_fk";
  
  ALTER TABLE "requests" DROP CONSTRAINT "requests_course_id_courses_id_fk";
  
  ALTER TABLE "requests" DROP CONSTRAINT "requests_version_id_versions_id_fk";
  
  ALTER TABLE "cohorts_rels" DROP CONSTRAINT "cohorts_rels_versions_fk";
  
  ALTER TABLE "notifications" ALTER COLUMN "state" SET DATA TYPE text;
  ALTER TABLE "notifications" ALTER COLUMN "state" SET DEFAULT 'delivered'::text;
  DROP TYPE "public"."enum_notifications_state";
  CREATE TYPE "public"."enum_notifications_state" AS ENUM('queued', 'sent', 'delivered', 'read', 'failed', 'retry', 'dead', 'suppressed');
  ALTER TABLE "notifications" ALTER COLUMN "state" SET DEFAULT 'delivered'::"public"."enum_notifications_state";
  ALTER TABLE "notifications" ALTER COLUMN "state" SET DATA TYPE "public"."enum_notifications_state" USING "state"::"public"."enum_notifications_state";
  DROP INDEX "users_job_role_idx";
  DROP INDEX "users_site_idx";
  DROP INDEX "users_manager_idx";
  DROP INDEX "users_external_id_idx";
  DROP INDEX "enrollments_assignment_idx";
  DROP INDEX "enrollments_closed_by_idx";
  DROP INDEX "state_dueAt_idx";
  DROP INDEX "requests_state_idx";
  DROP INDEX "requests_course_idx";
  DROP INDEX "requests_version_idx";
  DROP INDEX "requests_submission_idx";
  DROP INDEX "organisation_reference_idx";
  DROP INDEX "cohorts_rels_versions_id_idx";
  DROP INDEX "recipient_readAt_idx";
  ALTER TABLE "users" ADD COLUMN "login_attempts" numeric DEFAULT 0;
  ALTER TABLE "users" ADD COLUMN "lock_until" timestamp(3) with time zone;
  ALTER TABLE "organisations" DROP COLUMN "registration";
  ALTER TABLE "organisations" DROP COLUMN "require_second_factor";
  ALTER TABLE "users_sessions" DROP COLUMN "agent";
  ALTER TABLE "users_sessions" DROP COLUMN "via";
  ALTER TABLE "users_sessions" DROP COLUMN "used_at";
  ALTER TABLE "users" DROP COLUMN "time_zone";
  ALTER TABLE "users" DROP COLUMN "phone";
  ALTER TABLE "users" DROP COLUMN "job_role";
  ALTER TABLE "users" DROP COLUMN "site";
  ALTER TABLE "users" DROP COLUMN "manager_id";
  ALTER TABLE "users" DROP COLUMN "state";
  ALTER TABLE "users" DROP COLUMN "avatar";
  ALTER TABLE "users" DROP COLUMN "external_id";
  ALTER TABLE "courses" DROP COLUMN "self_enrolment";
  ALTER TABLE "enrollments" DROP COLUMN "assignment_id";
  ALTER TABLE "enrollments" DROP COLUMN "waived_until";
  ALTER TABLE "enrollments" DROP COLUMN "closed_at";
  ALTER TABLE "enrollments" DROP COLUMN "closed_by_id";
  ALTER TABLE "enrollments" DROP COLUMN "closed_reason";
  ALTER TABLE "enrollments" DROP COLUMN "due_notice";
  ALTER TABLE "requests" DROP COLUMN "reference";
  ALTER TABLE "requests" DROP COLUMN "contact_name";
  ALTER TABLE "requests" DROP COLUMN "contact_language";
  ALTER TABLE "requests" DROP COLUMN "deadline";
  ALTER TABLE "requests" DROP COLUMN "held_from";
  ALTER TABLE "requests" DROP COLUMN "moved_at";
  ALTER TABLE "requests" DROP COLUMN "course_id";
  ALTER TABLE "requests" DROP COLUMN "version_id";
  ALTER TABLE "requests" DROP COLUMN "quote";
  ALTER TABLE "requests" DROP COLUMN "sign_off";
  ALTER TABLE "requests" DROP COLUMN "production";
  ALTER TABLE "requests" DROP COLUMN "previewed";
  ALTER TABLE "requests" DROP COLUMN "reminded";
  ALTER TABLE "requests" DROP COLUMN "submission";
  ALTER TABLE "requests" DROP COLUMN "link_generation";
  ALTER TABLE "requests" DROP COLUMN "link_sent_at";
  ALTER TABLE "cohorts_rels" DROP COLUMN "versions_id";
  DROP TYPE "public"."enum_organisations_registration";
  DROP TYPE "public"."enum_users_state";
  DROP TYPE "public"."enum_invitations_roles";
  DROP TYPE "public"."enum_invitations_source";
  DROP TYPE "public"."enum_account_tokens_purpose";
  DROP TYPE "public"."enum_assignments_target";
  DROP TYPE "public"."enum_assignments_source";
  DROP TYPE "public"."enum_assignments_state";
  DROP TYPE "public"."enum_enrollment_imports_state";
  DROP TYPE "public"."enum_feedback_kind";
  DROP TYPE "public"."enum_feedback_state";
  DROP TYPE "public"."enum_requests_delivery";
  DROP TYPE "public"."enum_requests_held_from";
  DROP TYPE "public"."enum_request_events_kind";
  DROP TYPE "public"."enum_request_events_from";
  DROP TYPE "public"."enum_request_events_to";
  DROP TYPE "public"."enum_sessions_state";
  DROP TYPE "public"."enum_attendance_state";
  DROP TYPE "public"."enum_attendance_via";
  DROP TYPE "public"."enum_gradings_state";
  DROP TYPE "public"."enum_observations_state";
  DROP TYPE "public"."enum_deliveries_channel";
  DROP TYPE "public"."enum_deliveries_state";
  DROP TYPE "public"."enum_deliveries_digest";
  DROP TYPE "public"."enum_preferences_digest";
  DROP TYPE "public"."enum_webhooks_events";
  DROP TYPE "public"."enum_webhooks_state";`)
}

import { sql } from '@payloadcms/db-postgres/drizzle'
import {
  bigint,
  bigserial,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  timestamp,
  uniqueIndex,
  uuid,
  varchar,
} from '@payloadcms/db-postgres/drizzle/pg-core'
import type { PostgresAdapterArgs } from '@payloadcms/db-postgres'

type SchemaHook = NonNullable<PostgresAdapterArgs['beforeSchemaInit']>[number]

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 6, mode: 'string' })

/** Facts recorded with the change they tell of, waiting to be turned into jobs and audit rows. */
const outbox = pgTable(
  'outbox',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    type: text('type').notNull(),
    payload: jsonb('payload').notNull(),
    subject: text('subject'),
    organisation_id: integer('organisation_id'),
    actor_id: integer('actor_id'),
    created_at: moment('created_at').notNull().defaultNow(),
    dispatched_at: moment('dispatched_at'),
  },
  (table) => [
    index('outbox_waiting_idx')
      .on(table.id)
      .where(sql`dispatched_at is null`),
    index('outbox_dispatched_at_idx').on(table.dispatched_at),
  ],
)

/** One row a piece of work; `src/shared/jobs/states.ts` names the moves. */
const job_runs = pgTable(
  'job_runs',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    job: text('job').notNull(),
    key: text('key').notNull(),
    input: jsonb('input').notNull(),
    state: text('state').notNull().default('queued'),
    // Tries since the last finished step, the running one included.
    attempts: integer('attempts').notNull().default(0),
    // Raised at every claim and every intervention; whoever holds an older one may write nothing.
    token: bigint('token', { mode: 'number' }).notNull().default(0),
    owner: text('owner'),
    lock_until: moment('lock_until'),
    run_at: moment('run_at').notNull().defaultNow(),
    carried_at: moment('carried_at'),
    progress: jsonb('progress'),
    error: jsonb('error'),
    event_id: bigint('event_id', { mode: 'number' }),
    organisation_id: integer('organisation_id'),
    actor_id: integer('actor_id'),
    created_at: moment('created_at').notNull().defaultNow(),
    started_at: moment('started_at'),
    finished_at: moment('finished_at'),
    updated_at: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('job_runs_job_key_idx').on(table.job, table.key),
    index('job_runs_open_idx')
      .on(table.state, table.run_at)
      .where(sql`state in ('queued', 'running', 'retrying')`),
    index('job_runs_dead_idx')
      .on(table.finished_at)
      .where(sql`state = 'dead'`),
    check('job_runs_state_check', sql`state in ('queued', 'running', 'retrying', 'succeeded', 'dead', 'cancelled')`),
  ],
)

/** The checkpoint of a run: what each finished step returned. A row a step, so that a step costs its own size. */
const job_steps = pgTable(
  'job_steps',
  {
    run_id: bigint('run_id', { mode: 'number' })
      .notNull()
      .references(() => job_runs.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    value: jsonb('value').notNull(),
    milliseconds: integer('milliseconds').notNull(),
    finished_at: moment('finished_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.run_id, table.name] })],
)

/** The documents of Agenda's PostgreSQL backend 3, as that backend would make them. */
const agenda_jobs = pgTable(
  'agenda_jobs',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    name: varchar('name', { length: 255 }).notNull(),
    priority: integer('priority').notNull().default(0),
    next_run_at: moment('next_run_at'),
    type: varchar('type', { length: 10 }).notNull().default('normal'),
    locked_at: moment('locked_at'),
    last_finished_at: moment('last_finished_at'),
    failed_at: moment('failed_at'),
    fail_count: integer('fail_count'),
    fail_reason: text('fail_reason'),
    repeat_timezone: varchar('repeat_timezone', { length: 100 }),
    last_run_at: moment('last_run_at'),
    repeat_interval: varchar('repeat_interval', { length: 255 }),
    data: jsonb('data').default({}),
    repeat_at: varchar('repeat_at', { length: 255 }),
    disabled: boolean('disabled').default(false),
    progress: real('progress'),
    fork: boolean('fork').default(false),
    last_modified_by: varchar('last_modified_by', { length: 255 }),
    debounce_started_at: moment('debounce_started_at'),
    start_date: moment('start_date'),
    end_date: moment('end_date'),
    skip_days: jsonb('skip_days'),
    created_at: moment('created_at').defaultNow(),
    updated_at: moment('updated_at').defaultNow(),
  },
  (table) => [
    index('agenda_jobs_find_and_lock_idx')
      .on(table.name, table.next_run_at, table.locked_at)
      .where(sql`disabled = false`),
    uniqueIndex('agenda_jobs_single_job_idx')
      .on(table.name)
      .where(sql`type = 'single'`),
    index('agenda_jobs_locked_at_idx')
      .on(table.locked_at)
      .where(sql`locked_at is not null`),
    index('agenda_jobs_run_idx').on(sql`(data ->> 'run')`),
    check('agenda_jobs_type_check', sql`type in ('normal', 'single')`),
  ],
)

/** What happened, chained by hashes and append-only by trigger. Numbered without gaps. */
const audit_events = pgTable(
  'audit_events',
  {
    seq: bigint('seq', { mode: 'number' }).primaryKey(),
    event_id: bigint('event_id', { mode: 'number' }).notNull(),
    organisation_id: integer('organisation_id'),
    actor_id: integer('actor_id'),
    type: text('type').notNull(),
    subject: text('subject'),
    payload: jsonb('payload').notNull(),
    happened_at: moment('happened_at').notNull(),
    prev_hash: text('prev_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [
    uniqueIndex('audit_events_event_idx').on(table.event_id),
    index('audit_events_organisation_idx').on(table.organisation_id, table.seq),
    index('audit_events_subject_idx').on(table.subject, table.seq),
  ],
)

/** The kernel's own tables, for Payload's schema and thereby for its generated migrations. */
export const kernelTables = { outbox, job_runs, job_steps, audit_events, agenda_jobs }

/** A `beforeSchemaInit` hook that adds the kernel's tables; `databaseAdapter` has it already. */
export const withKernelTables: SchemaHook = ({ schema }) => ({
  ...schema,
  tables: { ...schema.tables, ...kernelTables },
})

/** Triggers that no generated migration knows of: run once, after the tables exist. Safe to repeat. */
export const kernelMigrationSql = `
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
`

import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'

import { actorOf, organisationOf, sql } from '@/shared/db'
import { jsonText } from '@/shared/json'

/**
 * What can happen, and what is told of it: ids and plain facts, no personal text, because the rows live on in the audit
 * trail. Each system declares its own in `events.ts`:
 *
 *     declare module '@/shared/events' {
 *       interface EventPayloads { 'sop.uploaded': { version: number } }
 *     }
 */

export interface EventPayloads {}

export type EventType = keyof EventPayloads & string

/** The channel that wakes the dispatcher. */
export const outboxChannel = 'coursewright:outbox'

/**
 * Records that something happened, in the request's transaction: a change that is taken back was never told of.
 * The dispatcher turns the row into jobs and one audit row soon after the commit.
 *
 * `organisation` is the payload's `organisation` when it has one, else the request's. `subject` is what the event is about,
 * as `noun:id`; by default the payload's `id`, or its property named like the event's first word (`sop.uploaded` → `sop`).
 */
export async function emit<Type extends EventType>(
  req: PayloadRequest,
  type: Type,
  payload: EventPayloads[Type],
  { subject }: { subject?: string } = {},
): Promise<void> {
  const facts = payload as Record<string, unknown>
  const organisation = typeof facts.organisation === 'number' ? facts.organisation : organisationOf(req)
  await sql(req).execute(statement`
    with told as (
      insert into outbox (type, payload, subject, organisation_id, actor_id)
      values (${type}, ${jsonText(payload)}::jsonb, ${subject ?? subjectOf(type, facts)}, ${organisation}, ${actorOf(req)})
      returning id
    )
    select pg_notify(${outboxChannel}, '') from told`)
}

function subjectOf(type: string, facts: Record<string, unknown>): string | null {
  const noun = type.split('.')[0] ?? type
  const id = facts.id ?? facts[noun]
  return typeof id === 'number' || typeof id === 'string' ? `${noun}:${id}` : null
}

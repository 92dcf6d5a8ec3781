import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { find, rows, sql } from '@/shared/db'
import { insertDeliveries, type Queue } from '../deliveries'
import type { WebhookEvent } from '../events'

/** Puts an event on its way to the organisation's webhooks that asked for it. Returns how many. */
export async function tellWebhooks({
  req,
  event,
  type,
  data,
  organisation,
  queue,
}: {
  req: PayloadRequest
  /** Number of the event. */
  event: number
  type: WebhookEvent
  data: unknown
  organisation: number
  queue: Queue
}): Promise<number> {
  const { docs: hooks } = await find({
    req,
    collection: 'webhooks',
    where: {
      and: [{ organisation: { equals: organisation } }, { state: { equals: 'active' } }, { events: { in: [type] } }],
    },
    select: { url: true },
  })
  if (hooks.length === 0) return 0
  const [told] = rows<{ at: string }>(
    await sql(req).execute(
      statement`select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from outbox where id = ${event}`,
    ),
  )
  const timestamp = told?.at ?? new Date().toISOString()
  const made = await insertDeliveries(req, {
    organisation,
    list: hooks.map(({ id, url }) => ({
      key: `evt-${event}-${id}`,
      message: type,
      channel: 'webhook',
      state: 'queued',
      webhook: id,
      address: url,
      event: { type, timestamp, data },
    })),
  })
  for (const { id } of made) await queue(req, { delivery: id, round: 0 })
  return made.length
}

import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { findByID, rows, sql } from '@/shared/db'
import type { Delivery } from '@/payload-types'
import type { Letter } from '../channels/define-channel'
import { openSecret } from '../seal'
import type { Outcome } from './send-delivery'

type Told = { type: string; timestamp: string; data: unknown }

/** What a webhook is sent: type, time and ids of an event, with the secret to sign it. */
export async function writeWebhookLetter({
  req,
  delivery,
  organisation,
}: {
  req: PayloadRequest
  delivery: Delivery
  organisation: number
}): Promise<Letter | Outcome> {
  const id = typeof delivery.webhook === 'object' ? delivery.webhook?.id : delivery.webhook
  const webhook = await findByID({ req, collection: 'webhooks', id: id ?? 0 })
  if (webhook.state !== 'active') return { became: 'suppressed', reason: 'The webhook is switched off.' }
  // The field is hidden from everybody who goes through Payload, us included.
  const [kept] = rows<{ secret: string | null }>(
    await sql(req).execute(statement`select secret from webhooks where id = ${webhook.id}`),
  )
  const { type, timestamp, data } = delivery.event as Told
  return {
    id: delivery.key,
    organisation,
    occasion: delivery.key,
    message: delivery.message,
    to: { name: '', address: webhook.url, person: null },
    subject: '',
    text: '',
    html: '',
    sms: '',
    plain: '',
    link: '',
    headers: {},
    event: { type, timestamp, data, secret: openSecret(req.payload, kept?.secret ?? '') },
  }
}

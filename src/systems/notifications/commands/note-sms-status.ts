import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { asSystem, rows, sql } from '@/shared/db'
import { env } from '@/shared/env'
import { DomainError } from '@/shared/errors'
import { twilioStatusUrl } from '../adapters'
import { moveDelivery } from '../deliveries'
import type { NotificationState } from '../lifecycle'

const meaning: Record<string, NotificationState> = {
  delivered: 'delivered',
  read: 'read',
  undelivered: 'failed',
  failed: 'failed',
}

/**
 * Twilio tells what became of a message. Its signature is checked by Twilio's own client; a message we do not know is no
 * fault (it may be an older one). @throws `sms.not-signed` (403)
 */
export async function noteSmsStatus({
  req,
  form,
  signature,
  authToken = env.TWILIO_AUTH_TOKEN,
}: {
  req: PayloadRequest
  form: string
  signature: string | null
  authToken?: string | undefined
}): Promise<void> {
  const { default: twilio } = await import('twilio')
  const told = Object.fromEntries(new URLSearchParams(form))
  if (!authToken || !signature || !twilio.validateRequest(authToken, signature, twilioStatusUrl(), told))
    throw new DomainError({ code: 'sms.not-signed', status: 403, message: 'The signature is missing or wrong.' })
  const state = meaning[told.MessageStatus ?? '']
  if (!state || !told.MessageSid) return
  const system = asSystem(req, 'the carrier tells of a message; its signature was checked')
  const [delivery] = rows<{ id: number }>(
    await sql(system).execute(
      statement`select id from deliveries where channel = 'sms' and provider_id = ${told.MessageSid} limit 1`,
    ),
  )
  if (!delivery) return
  const failed = state === 'failed'
  await moveDelivery(system, delivery.id, {
    state,
    ...(failed ? { error: `The carrier could not deliver it (${told.ErrorCode ?? 'no code'}).` } : {}),
  })
}

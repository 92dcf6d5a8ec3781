import type { Payload, PayloadRequest } from 'payload'
import { findByID, systemRequest } from '@/shared/db'
import type { Delivery } from '@/payload-types'
import { channels } from '../adapters'
import { addresseesOf, type Addressee } from '../addressees'
import { DeliveryRefused, type Letter, type Sent } from '../channels/define-channel'
import type { Contact, Message } from '../define-message'
import { bouncedAmong, moveDelivery } from '../deliveries'
import { decideDelivery } from '../rules/decide-delivery'
import { writeLetter } from '../write-letter'
import { reachOf } from './announce-message'
import { writeDigest } from './write-digest'
import { writeWebhookLetter } from './write-webhook-letter'

export type Outcome =
  | ({ became: 'sent' } & Sent)
  | { became: 'held'; until: string }
  | { became: 'suppressed'; reason: string }
  /** It was sent, replayed or dropped in the meantime. */
  | { became: 'nothing' }

const waiting = ['queued', 'retry']

/**
 * One try to send a delivery. What has changed since it was asked for counts: who has left, switched the kind off, or sleeps
 * now, is not written to. Says what became of it; the caller writes that down with `noteOutcome` in its own transaction.
 *
 * @throws what the channel threw, after noting it; `DeliveryRefused` where another try cannot help.
 */
export async function sendDelivery({
  payload,
  delivery: id,
  round,
  attempt,
  nextTryAt,
  signal,
  messages,
  now = new Date(),
}: {
  payload: Payload
  delivery: number
  round: number
  attempt: number
  nextTryAt: Date
  signal: AbortSignal
  messages: readonly Message[]
  now?: Date
}): Promise<Outcome> {
  const req = await systemRequest(payload, { reason: 'messages are sent for people who did not ask for them' })
  const delivery = await findByID({ req, collection: 'deliveries', id })
  if (!waiting.includes(delivery.state) || (delivery.round ?? 0) !== round) return { became: 'nothing' }
  try {
    const prepared = await prepare({ req, delivery, messages, now })
    if ('became' in prepared) return prepared
    const channel = channels()[delivery.channel]
    if (!channel) return { became: 'suppressed', reason: `Nothing that carries ${delivery.channel} is set up.` }
    return { became: 'sent', ...(await channel.send({ letter: prepared, req, signal })) }
  } catch (error) {
    // Shutdown is no fault of the carrier.
    if (signal.aborted) throw error
    await moveDelivery(req, id, {
      state: 'retry',
      attempts: attempt,
      error: briefly(error),
      nextTryAt: error instanceof DeliveryRefused ? null : nextTryAt,
      bounced: error instanceof DeliveryRefused && error.bounced,
    })
    throw error
  }
}

async function prepare({
  req,
  delivery,
  messages,
  now,
}: {
  req: PayloadRequest
  delivery: Delivery
  messages: readonly Message[]
  now: Date
}): Promise<Letter | Outcome> {
  const organisation = idOf(delivery.organisation) ?? 0
  // The id is the same for every try, so that mailboxes and receivers can tell a repetition.
  const id = `delivery-${delivery.id}${delivery.round && delivery.channel !== 'webhook' ? `-${delivery.round}` : ''}`
  if (delivery.channel === 'webhook') return writeWebhookLetter({ req, delivery, organisation })
  const recipient = idOf(delivery.person) ?? (delivery.contact as unknown as Contact)
  const [addressee] = await addresseesOf({ req, recipients: [recipient], organisation })
  if (!addressee) return { became: 'suppressed', reason: 'The person is not there any more.' }
  if (delivery.message === 'digest') return writeDigest({ req, delivery, addressee, organisation, id, messages })
  const message = messages.find(({ name }) => name === delivery.message)
  if (!message) return { became: 'suppressed', reason: 'This message is not sent any more.' }
  const reach = reachOf(delivery.channel, addressee)
  const verdict = await decideAgain({ req, delivery, message, addressee, reach, now })
  if (verdict) return verdict
  if (!('address' in reach)) return { became: 'suppressed', reason: reach.unreachable }
  return writeLetter({
    req,
    message,
    event: delivery.event,
    organisation,
    addressee,
    occasion: delivery.key,
    id,
    address: reach.address,
  })
}

async function decideAgain({
  req,
  delivery,
  message,
  addressee,
  reach,
  now,
}: {
  req: PayloadRequest
  delivery: Delivery
  message: Message
  addressee: Addressee
  reach: ReturnType<typeof reachOf>
  now: Date
}): Promise<Outcome | undefined> {
  if (delivery.channel === 'webhook') return undefined
  const addresses = 'address' in reach ? [reach.address] : []
  // Somebody who sends it again by hand has seen to the address.
  const bounced = delivery.round ? new Set() : await bouncedAmong(req, { channel: delivery.channel, addresses })
  const verdict = decideDelivery({
    addressee,
    kind: message.kind,
    channel: delivery.channel,
    // What is on its way is not gathered any more.
    urgent: true,
    reach,
    bounced: bounced.size > 0,
    now,
  })
  if (verdict.act === 'hold') return { became: 'held', until: verdict.until.toISOString() }
  if (verdict.act === 'suppress') return { became: 'suppressed', reason: verdict.reason }
  if (verdict.act === 'leave') return { became: 'suppressed', reason: 'The person has switched this off.' }
  return undefined
}

/** What went wrong, for the list of deliveries: one line, without addresses of ours or secrets. */
function briefly(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, 300)
}

function idOf(value: number | { id: number } | null | undefined): number | null {
  if (value === null || value === undefined) return null
  return typeof value === 'object' ? value.id : value
}

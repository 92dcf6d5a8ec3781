import type { PayloadRequest } from 'payload'
import { asSystem } from '@/shared/db'
import { channels } from '../adapters'
import { addresseesOf, type Addressee } from '../addressees'
import type { Message } from '../define-message'
import { bouncedAmong, insertDeliveries, moveDelivery, type NewDelivery, type Queue } from '../deliveries'
import type { ChannelName } from '../kinds'
import { organisationOfEvent } from '../recipients'
import { decideDelivery } from '../rules/decide-delivery'
import { writeLetter } from '../write-letter'

/**
 * Puts a message on its way to everybody it is for: into the inbox at once, to the other channels by a job each. Safe to
 * repeat and to run twice at one time: its key (message, occasion, recipient, channel) is unique, so whoever has it already
 * does not get it again. Returns how many deliveries are new.
 */
export async function announceMessage({
  req,
  message,
  event,
  occasion,
  organisation: given,
  queue,
  now = new Date(),
}: {
  req: PayloadRequest
  message: Message
  event: unknown
  /** Tells this time from another. */
  occasion: string
  /** Null where nobody was signed in when it happened: then it is that of what it is about. */
  organisation: number | null
  queue: Queue
  now?: Date
}): Promise<number> {
  const facts = event as never
  if (message.when && !message.when(facts)) return 0
  const system = asSystem(req, 'messages are written for people who did not ask for them')
  const organisation = given ?? (await organisationOfEvent({ req: system, event }))
  if (organisation === null) return 0
  const recipients = await message.to({ req: system, event: facts, organisation })
  const addressees = await addresseesOf({ req: system, recipients, organisation })
  const planned: { addressee: Addressee; channel: ChannelName; delivery: NewDelivery }[] = []
  for (const channel of message.through) {
    for (const one of await plan({ req: system, message, channel, addressees, now })) {
      const key = `${message.name}:${occasion}:${one.addressee.ref}:${channel}`
      const { addressee, ...delivery } = one
      planned.push({ addressee, channel, delivery: { ...delivery, key, message: message.name, channel, event } })
    }
  }
  const made = await insertDeliveries(system, { organisation, list: planned.map(({ delivery }) => delivery) })
  const byKey = new Map(planned.map((one) => [one.delivery.key, one]))
  for (const { id, key } of made) {
    const one = byKey.get(key)
    if (!one || one.delivery.state !== 'queued' || one.delivery.holdUntil || one.delivery.digest) continue
    if (one.channel === 'in-app') {
      const base = `${message.name}:${occasion}:${one.addressee.person}`
      await putInInbox({ req: system, id, message, event, organisation, addressee: one.addressee, occasion: base })
    } else await queue(system, { delivery: id, round: 0 })
  }
  return made.length
}

async function plan({
  req,
  message,
  channel,
  addressees,
  now,
}: {
  req: PayloadRequest
  message: Message
  channel: ChannelName
  addressees: Addressee[]
  now: Date
}) {
  const reached = addressees.map((addressee) => ({ addressee, reach: reachOf(channel, addressee) }))
  const addresses = reached.flatMap(({ reach }) => ('address' in reach ? [reach.address] : []))
  const bounced = channel === 'in-app' ? new Set<string>() : await bouncedAmong(req, { channel, addresses })
  return reached.flatMap(({ addressee, reach }) => {
    const address = 'address' in reach ? reach.address : undefined
    const verdict = decideDelivery({
      addressee,
      kind: message.kind,
      channel,
      urgent: message.urgent ?? false,
      reach,
      bounced: address !== undefined && bounced.has(address),
      now,
    })
    // A contact has no inbox; that is no news.
    if (verdict.act === 'leave' || (channel === 'in-app' && addressee.person === null)) return []
    return [
      {
        addressee,
        person: addressee.person,
        contact: typeof addressee.recipient === 'number' ? null : addressee.recipient,
        ...(address ? { address } : {}),
        state: verdict.act === 'suppress' ? ('suppressed' as const) : ('queued' as const),
        ...(verdict.act === 'suppress' ? { reason: verdict.reason } : {}),
        ...(verdict.act === 'hold' ? { holdUntil: verdict.until.toISOString() } : {}),
        ...(verdict.act === 'gather' ? { digest: verdict.digest } : {}),
      },
    ]
  })
}

/** How a channel reaches somebody, or why it does not. */
export function reachOf(name: ChannelName, addressee: Addressee): { address: string } | { unreachable: string } {
  const channel = channels()[name]
  return channel ? channel.reach(addressee) : { unreachable: `Nothing that carries ${name} is set up.` }
}

async function putInInbox({
  req,
  id,
  message,
  event,
  organisation,
  addressee,
  occasion,
}: {
  req: PayloadRequest
  id: number
  message: Message
  event: unknown
  organisation: number
  addressee: Addressee
  occasion: string
}): Promise<void> {
  const inbox = channels()['in-app']
  if (!inbox) return
  const letter = await writeLetter({
    req,
    message,
    event,
    organisation,
    addressee,
    occasion,
    id: `delivery-${id}`,
    address: addressee.ref,
  })
  // In this transaction: what is in the inbox has arrived.
  const { state, providerId } = await inbox.send({ letter, req, signal: new AbortController().signal })
  await moveDelivery(req, id, { state, providerId, attempts: 1, sentAt: new Date() })
}

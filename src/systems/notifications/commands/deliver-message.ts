import type { PayloadRequest } from 'payload'
import { asSystem, create, find } from '@/shared/db'
import type { EventPayloads, EventType } from '@/shared/events'
import type { Message } from '../define-message'

/**
 * Puts a message into the inbox of everybody it is for. Safe to repeat: its key (message, occasion, person) is unique,
 * so whoever has it already does not get it again. Returns how many got it now.
 */
export async function deliverMessage<Type extends EventType>({
  req,
  message,
  event,
  organisation,
}: {
  req: PayloadRequest
  message: Message<Type>
  event: EventPayloads[Type]
  organisation: number
}): Promise<number> {
  const system = asSystem(req, 'messages are written for people who did not ask for them')
  const recipients = [...new Set(await message.to({ req: system, event, organisation }))]
  if (recipients.length === 0) return 0
  const keyOf = (recipient: number) => `${message.name}:${message.occasion(event)}:${recipient}`
  const { docs: sent } = await find({
    req: system,
    collection: 'notifications',
    where: { key: { in: recipients.map(keyOf) } },
    select: { key: true },
  })
  const known = new Set(sent.map(({ key }) => key))
  const fresh = recipients.filter((recipient) => !known.has(keyOf(recipient)))
  if (fresh.length === 0) return 0
  const words = await message.write({ req: system, event, organisation })
  for (const recipient of fresh) {
    await create({
      req: system,
      collection: 'notifications',
      data: { organisation, recipient, message: message.name, key: keyOf(recipient), state: 'delivered', ...words },
    })
  }
  return fresh.length
}

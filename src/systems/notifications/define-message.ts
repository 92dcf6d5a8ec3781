import type { PayloadRequest } from 'payload'
import type { EventPayloads, EventType } from '@/shared/events'

type Context<Type extends EventType> = { req: PayloadRequest; event: EventPayloads[Type]; organisation: number }

/** One message: on which event, to whom (user ids), and in which words. `link` is a path on this site. */
export type Message<Type extends EventType = EventType> = {
  /** Stable; part of the natural key that keeps a message from being sent twice. */
  name: string
  on: Type
  /** What makes this occasion different from the last one: `enrollment:12`. */
  occasion: (event: EventPayloads[Type]) => string
  to: (context: Context<Type>) => Promise<number[]>
  write: (context: Context<Type>) => Promise<{ subject: string; text: string; link: string }>
}

/** Identity helper: keeps the event's payload type in `to` and `write`. */
export const defineMessage = <Type extends EventType>(message: Message<Type>): Message<Type> => message

import type { PayloadRequest } from 'payload'
import type { EventPayloads, EventType } from '@/shared/events'
import type { ChannelName, Kind } from './kinds'
import type { Language, Say } from './words/languages'

/** Somebody without an account. `ref` tells them apart for good: `request:12`. */
export type Contact = { email: string; name: string; language?: string; ref: string }
/** A person's id, or a contact. */
export type Recipient = number | Contact

export type Words = {
  subject: string
  /** Paragraphs of plain text. */
  text: string[]
  /** What the one button says; without it the link is not shown as one. */
  button?: string
}

export type Facts = Record<string, unknown> & {
  /** A path on this site, or a whole address. */
  link: string
}

type Context<Type extends EventType> = { req: PayloadRequest; event: EventPayloads[Type]; organisation: number }

/** One message: on which event, to whom, by which ways, from which facts, in which words. */
export type Message<Type extends EventType = EventType, Known extends Facts = Facts> = {
  /** Stable; part of the natural key that keeps a message from being sent twice. */
  name: string
  /** What people choose it by. */
  kind: Kind
  on: Type
  /** Only then, by the event alone. */
  when?: (event: EventPayloads[Type]) => boolean
  /**
   * What makes this occasion different from the last one: `enrollment:12`. Left out: the event itself, where the same may
   * rightly happen twice.
   */
  occasion?: (event: EventPayloads[Type]) => string
  to: (context: Context<Type>) => Promise<readonly Recipient[]>
  through: readonly ChannelName[]
  /** It makes no sense later: it is not kept for a gathered mail. */
  urgent?: boolean
  /** Looked up when it is written, so that a link with a secret is never kept. */
  facts: (context: Context<Type> & { recipient: Recipient }) => Promise<Known>
  words: Record<Language, (facts: Known, say: Say) => Words>
  /** For the preview, without a database. */
  sample: { event: EventPayloads[Type]; facts: Known }
}

/** The occasion of a message, from the event and its number. */
export function occasionOf(message: Message, event: unknown, number: number | undefined): string {
  return message.occasion?.(event as never) ?? `event:${number}`
}

/** Identity helper: keeps the types of the event and of the facts. */
export const defineMessage = <Type extends EventType, Known extends Facts>(
  message: Message<Type, Known>,
): Message<Type, Known> => message

import type { PayloadRequest } from 'payload'
import { DomainError } from '@/shared/errors'
import type { Addressee } from '../addressees'
import type { ChannelName } from '../kinds'

/** What is handed over: one message to one address. */
export type Letter = {
  /** The same for every try, so that a receiver can tell a repetition. */
  id: string
  organisation: number
  /** The natural key of the message and its person, without the channel. */
  occasion: string
  message: string
  to: { name: string; address: string; person: number | null }
  subject: string
  text: string
  html: string
  sms: string
  /** The words alone, for an inbox that brings its own frame. */
  plain: string
  /** A path on this site, or a whole address. */
  link: string
  headers: Record<string, string>
  /** For webhooks: what happened, and the secret to sign it with. */
  event?: { type: string; timestamp: string; data: unknown; secret: string }
}

export type Sent = {
  /** `sent`: handed to a carrier that may tell more later. `delivered`: it has arrived. */
  state: 'sent' | 'delivered'
  providerId: string | null
}

/**
 * A way to a person (or, for webhooks, to a machine). `send` resolves when the letter is handed over and throws otherwise:
 * `DeliveryRefused` where trying again cannot help, anything else where it may.
 */
export type Channel = {
  name: ChannelName | 'webhook'
  /** Who carries it, for people who look for a fault: `smtp`, `twilio`. */
  carrier: string
  /** Where it reaches somebody, or a sentence why it does not. */
  reach: (addressee: Addressee) => { address: string } | { unreachable: string }
  send: (context: { letter: Letter; req: PayloadRequest; signal: AbortSignal }) => Promise<Sent>
  /** Ends connections that are kept. */
  close?: () => Promise<void>
}

export const defineChannel = (channel: Channel): Channel => channel

/** The carrier will refuse the same letter again. `bounced`: the address does not exist. `gone`: it asks for nothing more. */
export class DeliveryRefused extends DomainError {
  readonly bounced: boolean
  readonly gone: boolean

  constructor({ message, bounced = false, gone = false }: { message: string; bounced?: boolean; gone?: boolean }) {
    super({ code: gone ? 'delivery.gone' : bounced ? 'delivery.bounced' : 'delivery.refused', status: 422, message })
    this.bounced = bounced
    this.gone = gone
  }
}

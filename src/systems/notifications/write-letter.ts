import type { Payload, PayloadRequest } from 'payload'
import { findByID } from '@/shared/db'
import { env } from '@/shared/env'
import type { Addressee } from './addressees'
import type { Letter } from './channels/define-channel'
import type { Message } from './define-message'
import { kinds, type Kind } from './kinds'
import { unsubscribeToken } from './unsubscribe-token'
import { sayIn } from './words/languages'
import { render } from './words/render'

/** Looks the facts up and writes the message in the addressee's language. */
export async function wordsFor({
  req,
  message,
  event,
  organisation,
  addressee,
}: {
  req: PayloadRequest
  message: Message
  event: unknown
  organisation: number
  addressee: Addressee
}) {
  const facts = await message.facts({ req, event: event as never, organisation, recipient: addressee.recipient })
  return { facts, words: message.words[addressee.language](facts, sayIn(addressee)) }
}

/** A letter to one address, whole: subject, HTML, plain text and SMS from the same words. */
export async function writeLetter({
  req,
  message,
  event,
  organisation,
  addressee,
  occasion,
  id,
  address,
}: {
  req: PayloadRequest
  message: Message
  event: unknown
  organisation: number
  addressee: Addressee
  occasion: string
  id: string
  address: string
}): Promise<Letter> {
  const [{ facts, words }, sender] = await Promise.all([
    wordsFor({ req, message, event, organisation, addressee }),
    findByID({ req, collection: 'organisations', id: organisation, select: { name: true } }),
  ])
  const stop = stopAddress({ payload: req.payload, addressee, kind: message.kind })
  const rendered = render({
    words,
    link: wholeAddress(facts.link),
    language: addressee.language,
    name: addressee.name,
    organisation: sender.name,
    kind: message.kind,
    stop: stop?.page,
  })
  return {
    id,
    organisation,
    occasion,
    message: message.name,
    to: { name: addressee.name, address, person: addressee.person },
    ...rendered,
    plain: words.text.join('\n\n'),
    link: facts.link,
    headers: stop ? stopHeaders(stop.oneClick) : {},
  }
}

/** RFC 8058: mail programs show a button that sends a POST there, without a question. */
export function stopHeaders(oneClick: string): Record<string, string> {
  return { 'List-Unsubscribe': `<${oneClick}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}

export function stopAddress({
  payload,
  addressee,
  kind,
}: {
  payload: Payload
  addressee: Addressee
  kind: Kind | 'digest'
}): { page: string; oneClick: string } | undefined {
  if (addressee.person === null || (kind !== 'digest' && kinds[kind].always)) return undefined
  const token = unsubscribeToken({ secret: payload.secret, person: addressee.person, kind })
  return {
    page: `${env.PUBLIC_URL}/unsubscribe/${token}`,
    oneClick: `${env.PUBLIC_URL}/api/preferences/unsubscribe/${token}`,
  }
}

export const wholeAddress = (link: string): string => (link.startsWith('/') ? `${env.PUBLIC_URL}${link}` : link)

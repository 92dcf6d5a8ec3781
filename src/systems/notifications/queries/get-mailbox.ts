import type { PayloadRequest } from 'payload'
import { find } from '@/shared/db'
import { env } from '@/shared/env'
import { DomainError } from '@/shared/errors'
import { hasRole, personOf } from '@/systems/identity/public'
import { channels, mailboxIsOpen } from '../adapters'
import type { Message } from '../define-message'
import { kinds } from '../kinds'
import { messages } from '../messages'
import { languageOf, languages, sayIn, type Language } from '../words/languages'
import { render, type Rendered } from '../words/render'
import { wholeAddress } from '../write-letter'

export type Mailbox = {
  messages: { name: string; kind: string; on: string; through: readonly string[] }[]
  /** The message that is looked at, with its sample. */
  preview: (Rendered & { name: string; language: Language; inbox: string; event: unknown }) | null
  mails: { id: number; to: string; subject: string; at: string }[]
  mail: { to: string; subject: string; text: string; html: string; headers: Record<string, string> } | null
  languages: readonly Language[]
  /** Who carries mail: kept here, or sent. */
  carrier: string
}

/** The mailbox page. @throws `mailbox.closed` (404) where it is switched off, and for everybody but administrators. */
export async function getMailbox({
  req,
  message: name,
  language: tag,
  mail: id,
}: {
  req: PayloadRequest
  message?: string | undefined
  language?: string | undefined
  mail?: number | undefined
}): Promise<Mailbox> {
  if (!mailboxIsOpen() || !hasRole(personOf(req), 'admin'))
    throw new DomainError({ code: 'mailbox.closed', status: 404, message: 'There is nothing at this address.' })
  const { docs } = await find({ req, collection: 'mails', sort: '-id', limit: 50 })
  const chosen = messages.find((message) => message.name === name)
  const mail = docs.find((one) => one.id === id)
  return {
    messages: messages.map(({ name, kind, on, through }) => ({ name, kind: kinds[kind].label, on, through })),
    preview: chosen ? preview(chosen, languageOf(tag)) : null,
    mails: docs.map(({ id, to, subject, createdAt }) => ({ id, to, subject, at: createdAt })),
    mail: mail
      ? {
          to: mail.to,
          subject: mail.subject,
          text: mail.text,
          html: mail.html ?? '',
          headers: (mail.headers ?? {}) as Record<string, string>,
        }
      : null,
    languages,
    carrier: channels().email?.carrier ?? 'none',
  }
}

/** A message as it would be sent, from its sample alone. */
export function preview(message: Message, language: Language): NonNullable<Mailbox['preview']> {
  const { facts, event } = message.sample
  const words = message.words[language](facts, sayIn({ language, timeZone: 'Europe/Brussels' }))
  const stop = kinds[message.kind].always ? undefined : `${env.PUBLIC_URL}/unsubscribe/sample`
  return {
    name: message.name,
    language,
    event,
    inbox: words.text.join('\n\n'),
    ...render({
      words,
      link: wholeAddress(facts.link),
      language,
      name: 'Amara Diallo',
      organisation: 'Meridian Biobank',
      kind: message.kind,
      stop,
    }),
  }
}

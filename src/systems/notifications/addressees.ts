import type { PayloadRequest } from 'payload'
import { find } from '@/shared/db'
import type { PersonState } from '@/systems/identity/public'
import type { Recipient } from './define-message'
import type { ChannelName, Digest, Kind } from './kinds'
import { knownZone, languageOf, type Language } from './words/languages'

export type Wanted = Partial<Record<Kind, Partial<Record<ChannelName, boolean>>>>

export type Choices = {
  wanted: Wanted
  quiet: { from: string; until: string } | null
  digest: Digest
}

/** Somebody to whom something is sent. `ref` is part of the natural key: `user:7`, `request:12`. */
export type Addressee = {
  ref: string
  recipient: Recipient
  person: number | null
  name: string
  email: string | null
  phone: string | null
  language: Language
  timeZone: string
  state: PersonState
  preferences: Choices
}

export const asItComes: Choices = { wanted: {}, quiet: null, digest: 'off' }

/** The people and contacts behind recipients. Who is not of this organisation is left out: no rule may leak over its border. */
export async function addresseesOf({
  req,
  recipients,
  organisation,
}: {
  req: PayloadRequest
  recipients: readonly Recipient[]
  organisation: number
}): Promise<Addressee[]> {
  const ids = [...new Set(recipients.filter((one): one is number => typeof one === 'number'))]
  const contacts = recipients.filter((one) => typeof one !== 'number')
  const people = ids.length === 0 ? [] : await peopleOf({ req, ids, organisation })
  const known = new Map(contacts.map((contact) => [contact.ref, contact]))
  return [
    ...people,
    ...[...known.values()].map((contact): Addressee => ({
      ref: contact.ref,
      recipient: contact,
      person: null,
      name: contact.name,
      email: contact.email,
      phone: null,
      language: languageOf(contact.language),
      timeZone: 'UTC',
      state: 'active',
      preferences: asItComes,
    })),
  ]
}

async function peopleOf({ req, ids, organisation }: { req: PayloadRequest; ids: number[]; organisation: number }) {
  const [{ docs: people }, { docs: chosen }] = await Promise.all([
    find({
      req,
      collection: 'users',
      where: { and: [{ id: { in: ids } }, { organisation: { equals: organisation } }] },
      select: { name: true, email: true, phone: true, language: true, timeZone: true, state: true },
    }),
    find({ req, collection: 'preferences', where: { person: { in: ids } } }),
  ])
  const choices = new Map(
    chosen.map((one) => [typeof one.person === 'object' ? one.person.id : one.person, choicesOf(one)]),
  )
  return people.map((person): Addressee => ({
    ref: `user:${person.id}`,
    recipient: person.id,
    person: person.id,
    name: person.name,
    email: person.email || null,
    phone: person.phone || null,
    language: languageOf(person.language),
    timeZone: knownZone(person.timeZone),
    state: person.state,
    preferences: choices.get(person.id) ?? asItComes,
  }))
}

/** A row of `preferences` as the rules read it. */
export function choicesOf(row: {
  wanted?: unknown
  quiet: boolean
  quietFrom?: string | null
  quietUntil?: string | null
  digest: Digest
}): Choices {
  return {
    wanted: row.wanted ?? {},
    quiet: row.quiet && row.quietFrom && row.quietUntil ? { from: row.quietFrom, until: row.quietUntil } : null,
    digest: row.digest,
  }
}

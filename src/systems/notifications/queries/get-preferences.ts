import type { PayloadRequest } from 'payload'
import { find, findByID } from '@/shared/db'
import { hasRole, personOf, type Role } from '@/systems/identity/public'
import { channels } from '../adapters'
import { asItComes, choicesOf, type Choices } from '../addressees'
import { channelNames, kinds, type ChannelName, type Kind } from '../kinds'
import { messages } from '../messages'
import { knownZone } from '../words/languages'

export type PreferenceForm = {
  choices: Choices
  kinds: { kind: Kind; label: string; always: boolean; channels: { name: ChannelName; on: boolean }[] }[]
  /** Why a channel cannot reach the person at the moment. */
  unreachable: Partial<Record<ChannelName, string>>
  email: string
  phone: string | null
  timeZone: string
}

/** What the person may choose, and has chosen. Kinds that never concern their roles are left out. */
export async function getPreferences({ req }: { req: PayloadRequest }): Promise<PreferenceForm> {
  const person = personOf(req)
  const id = person?.id ?? 0
  const [{ docs }, { email, phone, timeZone }] = await Promise.all([
    find({ req, collection: 'preferences', where: { person: { equals: id } }, limit: 1 }),
    findByID({ req, collection: 'users', id, select: { email: true, phone: true, timeZone: true } }),
  ])
  const choices = docs[0] ? choicesOf(docs[0]) : asItComes
  const concerned = (Object.keys(kinds) as Kind[]).filter((kind) => {
    const roles: readonly Role[] = kinds[kind].for
    return kind !== 'client' && (roles.length === 0 || hasRole(person, ...roles))
  })
  return {
    choices,
    kinds: concerned.map((kind) => ({
      kind,
      label: kinds[kind].label,
      always: kinds[kind].always,
      channels: channelNames
        .filter((name) => messages.some((message) => message.kind === kind && message.through.includes(name)))
        .map((name) => ({ name, on: choices.wanted[kind]?.[name] ?? name !== 'sms' })),
    })),
    unreachable: {
      ...(channels().sms ? (phone ? {} : { sms: 'add your telephone number to your profile first.' }) : {}),
      ...(channels().sms ? {} : { sms: 'not set up here.' }),
    },
    email,
    phone: phone ?? null,
    timeZone: knownZone(timeZone),
  }
}

import type { PayloadRequest } from 'payload'
import { asSystem, create, find, inTransaction, update } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { personOf } from '@/systems/identity/public'
import type { Choices, Wanted } from '../addressees'
import { asItComes, choicesOf } from '../addressees'
import { kinds, type ChannelName, type Kind } from '../kinds'
import { readUnsubscribeToken } from '../unsubscribe-token'

/** Keeps what the person chose. What cannot be switched off stays on, whatever is sent. */
export async function savePreferences({ req, choices }: { req: PayloadRequest; choices: Choices }): Promise<Choices> {
  const person = personOf(req)
  if (!person) throw new DomainError({ code: 'auth.required', status: 401, message: 'Please sign in first.' })
  return keep({ req, person: person.id, organisation: person.organisation, change: () => choices })
}

/**
 * Ends mail of one kind (or the summaries) by the address that stood in one, without signing in.
 * @throws `preferences.bad-token` (404)
 */
export async function unsubscribe({
  req,
  token,
}: {
  req: PayloadRequest
  token: string
}): Promise<{ kind: Kind | 'digest' }> {
  const stop = readUnsubscribeToken({ secret: req.payload.secret, token })
  const system = asSystem(req, 'the token in the mail says whose preferences these are')
  const { docs } = stop
    ? await find({
        req: system,
        collection: 'users',
        where: { id: { equals: stop.person } },
        select: { organisation: true },
      })
    : { docs: [] }
  const [person] = docs
  if (!stop || !person)
    throw new DomainError({
      code: 'preferences.bad-token',
      status: 404,
      message: 'This link is not whole. Sign in and choose there what you are told.',
    })
  const organisation = typeof person.organisation === 'object' ? person.organisation.id : person.organisation
  await keep({
    req: system,
    person: person.id,
    organisation,
    change: (before) =>
      stop.kind === 'digest'
        ? { ...before, digest: 'off', wanted: withoutMail(before.wanted) }
        : { ...before, wanted: { ...before.wanted, [stop.kind]: { ...before.wanted[stop.kind], email: false } } },
  })
  return { kind: stop.kind }
}

/** Nobody who ends the summary of their mail wants the same mail one by one. */
function withoutMail(wanted: Wanted): Wanted {
  return Object.fromEntries(Object.keys(kinds).map((kind) => [kind, { ...wanted[kind as Kind], email: false }]))
}

function keep({
  req,
  person,
  organisation,
  change,
}: {
  req: PayloadRequest
  person: number
  organisation: number
  change: (before: Choices) => Choices
}): Promise<Choices> {
  const system = asSystem(req, 'preferences are written by commands only')
  return inTransaction(system, async (req) => {
    const { docs } = await find({ req, collection: 'preferences', where: { person: { equals: person } }, limit: 1 })
    const [before] = docs
    const { wanted, quiet, digest } = change(before ? choicesOf(before) : asItComes)
    const data = {
      wanted: choosable(wanted),
      quiet: quiet !== null,
      quietFrom: quiet?.from ?? null,
      quietUntil: quiet?.until ?? null,
      digest,
    }
    const row = before
      ? await update({ req, collection: 'preferences', id: before.id, data })
      : await create({ req, collection: 'preferences', data: { organisation, person, ...data } })
    return choicesOf(row)
  })
}

function choosable(wanted: Wanted): Record<string, Partial<Record<ChannelName, boolean>>> {
  return Object.fromEntries(Object.entries(wanted).filter(([kind]) => kind in kinds && !kinds[kind as Kind].always))
}

import type { PayloadRequest } from 'payload'
import { find, inTransaction, asSystem } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import '../events'
import { mayPlan, mayWrite } from '../policies'
import { personWith } from '../rules/who-may'
import { addEvent, lockRequest, writeRequest } from '../rows'

/**
 * Who answers for a request, and until when it is to be done (ISO 8601; null takes it away, undefined leaves it).
 * @throws 401, 403, 404, `request.no-such-owner` (400)
 */
export function planRequest({
  req,
  id,
  owner,
  dueAt,
}: {
  req: PayloadRequest
  id: number
  owner?: number | null | undefined
  dueAt?: string | null | undefined
}): Promise<{ owner: number | null; dueAt: string | null }> {
  return inTransaction(req, async (req) => {
    const person = personWith({ req, roles: mayPlan, what: 'plan a request' })
    const request = await lockRequest({ req, id })
    const next = {
      owner: owner === undefined ? request.owner : owner,
      dueAt: dueAt === undefined ? request.dueAt : dueAt,
    }
    const changes: string[] = []
    if (next.owner !== request.owner) {
      changes.push(
        next.owner === null ? 'No owner any more' : `Owner: ${await nameOf({ req, id: next.owner, person })}`,
      )
    }
    if (day(next.dueAt) !== day(request.dueAt)) {
      changes.push(next.dueAt === null ? 'No due date any more' : `Due: ${day(next.dueAt)}`)
    }
    if (changes.length === 0) return next
    const doer = { by: person.id, byName: person.name, byClient: false } as const
    await writeRequest({ req, id, data: next })
    await addEvent({ req, request, doer, kind: 'plan', internal: true, text: changes.join('. ') })
    await emit(req, 'request.planned', { request: id, ...next })
    return next
  })
}

const day = (iso: string | null): string | null => iso?.slice(0, 10) ?? null

async function nameOf({
  req,
  id,
  person,
}: {
  req: PayloadRequest
  id: number
  person: { organisation: number }
}): Promise<string> {
  const { docs } = await find({
    req: asSystem(req, 'the owner is looked up in the organisation of the one who plans'),
    collection: 'users',
    where: {
      id: { equals: id },
      organisation: { equals: person.organisation },
      roles: { in: [...mayWrite] },
    },
    limit: 1,
  })
  const [found] = docs
  if (!found) {
    throw new DomainError({
      code: 'request.no-such-owner',
      message: `The owner must be somebody of your organisation with one of these roles: ${mayWrite.join(', ')}.`,
    })
  }
  return found.name
}

import type { PayloadRequest } from 'payload'
import { asSystem, findByID, inTransaction, update } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { assertMove } from '@/shared/lifecycle'
import { hasRole, personOf } from '@/systems/identity/public'
import '../events'
import { requestMoves, type RequestState } from '../lifecycle'
import { mayMoveTo } from '../policies'

export type RequestMove = {
  from: RequestState
  to: RequestState
  by: number
  byName: string
  at: string
  reason: string
}

/** Moves a request along its lifecycle and notes who, when and why. Refuses with 403, 404 or 409. */
export function moveRequest({
  req,
  id,
  to,
  reason,
}: {
  req: PayloadRequest
  id: number
  to: RequestState
  reason: string
}) {
  return inTransaction(req, async (req) => {
    const person = personOf(req)
    const request = await findByID({ req, collection: 'requests', id })
    if (!person || !hasRole(person, ...mayMoveTo[to])) {
      throw new DomainError({
        code: 'request.move-forbidden',
        status: 403,
        message: `Your roles do not allow moving a request to "${to}". Ask one of: ${mayMoveTo[to].join(', ')}.`,
      })
    }
    const from = request.state
    assertMove({ moves: requestMoves, from, to, what: 'The request' })
    const move: RequestMove = { from, to, by: person.id, byName: person.name, at: new Date().toISOString(), reason }
    const history = [...((request.history as RequestMove[] | null) ?? []), move]
    const moved = await update({
      req: asSystem(req, 'state and history of a request are written by its lifecycle only'),
      collection: 'requests',
      id,
      data: { state: to, history },
    })
    await emit(req, 'request.moved', { request: id, from, to, reason })
    return moved
  })
}

import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { hasRole, personOf } from '@/systems/identity/public'
import type { RequestState } from '../lifecycle'
import type { RequestRecord } from '../model'
import { mayMoveTo } from '../policies'
import { applyMove } from '../rules/apply-move'
import { lockRequest } from '../rows'

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
}): Promise<Pick<RequestRecord, 'id' | 'state' | 'movedAt'>> {
  return inTransaction(req, async (req) => {
    const person = personOf(req)
    const request = await lockRequest({ req, id })
    if (!person || !hasRole(person, ...mayMoveTo[to])) {
      throw new DomainError({
        code: 'request.move-forbidden',
        status: 403,
        message: `Your roles do not allow moving a request to "${to}". Ask one of: ${mayMoveTo[to].join(', ')}.`,
      })
    }
    const doer = { by: person.id, byName: person.name, byClient: false } as const
    const { state, movedAt } = await applyMove({ req, request, to, reason, doer })
    return { id, state, movedAt }
  })
}

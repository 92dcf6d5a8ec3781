import type { PayloadRequest } from 'payload'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { assertMove } from '@/shared/lifecycle'
import '../events'
import { movesFrom, requestMoves, type RequestState } from '../lifecycle'
import type { RequestRecord } from '../model'
import { addEvent, writeRequest, type Doer } from '../rows'

/**
 * The one place where the state of a request changes: the table, what a state needs, the timeline and the event. The
 * caller has locked the request and checked who asks. `data` is written with it.
 *
 * @throws `state.illegal-move`, `request.no-quote`, `request.nothing-handed-over`, `request.not-signed-off` (409)
 */
export async function applyMove({
  req,
  request,
  to,
  reason,
  doer,
  data = {},
}: {
  req: PayloadRequest
  request: RequestRecord
  to: RequestState
  reason: string
  doer: Doer
  data?: Parameters<typeof writeRequest>[0]['data']
}): Promise<RequestRecord> {
  const from = request.state
  const moves = { ...requestMoves, 'on-hold': movesFrom({ state: 'on-hold', heldFrom: request.heldFrom }) }
  assertMove({ moves, from, to, what: 'The request' })
  const moved = { ...request, ...data } as RequestRecord
  if (from !== 'on-hold') assertReady(moved, to)
  const now = new Date()
  await writeRequest({
    req,
    id: request.id,
    data: { ...data, state: to, movedAt: now.toISOString(), heldFrom: to === 'on-hold' ? from : null },
  })
  await addEvent({ req, request, doer, kind: 'move', from, to, text: reason, at: now })
  await emit(req, 'request.moved', { request: request.id, from, to, reason })
  return { ...moved, state: to, movedAt: now.toISOString(), heldFrom: to === 'on-hold' ? from : null }
}

function assertReady(request: RequestRecord, to: RequestState): void {
  if (to === 'quoted' && !request.quote) {
    throw missing('no-quote', 'There is no quote yet. Write it first; sending it moves the request.')
  }
  if (to === 'client-review' && !request.version) {
    throw missing(
      'nothing-handed-over',
      'No version was handed over to the client yet. Publish the course, then hand it over.',
    )
  }
  if (to === 'delivered' && request.signOff?.version !== request.version) {
    throw missing('not-signed-off', 'The client has not signed off this version yet. They do so on their status page.')
  }
}

const missing = (code: string, message: string) => new DomainError({ code: `request.${code}`, status: 409, message })

import type { PayloadRequest } from 'payload'
import { asSystem, inTransaction, update } from '@/shared/db'
import { emit } from '@/shared/events'
import { assertMove } from '@/shared/lifecycle'
import '../events'
import { sessionMoves } from '../lifecycle'
import { signedInTrainer } from '../policies'
import { sessionOf } from '../rows'
import { refused } from '../session-terms'

/**
 * Calls a session off. The reason is told to everybody in the cohort.
 *
 * @throws `session.not-found` (404), `state.illegal-move` and `session.over` (409), `session.reason` (400).
 */
export function cancelSession({
  req,
  session,
  reason,
  now = new Date(),
}: {
  req: PayloadRequest
  session: number
  reason: string
  now?: Date
}): Promise<{ session: number; state: 'cancelled' }> {
  const person = signedInTrainer(req)
  return inTransaction(req, async (req) => {
    const { state, endsAt, sequence, cohort } = await sessionOf(req, { person, session, lock: true })
    assertMove({ moves: sessionMoves, from: state, to: 'cancelled', what: 'The session' })
    if (Date.parse(endsAt) <= now.getTime()) {
      throw refused('over', 'This session is over, so it can no longer be called off.', 409)
    }
    if (!reason.trim()) throw refused('reason', 'Say why it is called off; everybody in the cohort reads it.')
    await update({
      req: asSystem(req, 'sessions are written by commands alone'),
      collection: 'sessions',
      id: session,
      data: { state: 'cancelled', cancelledReason: reason.trim(), sequence: sequence + 1 },
    })
    await emit(req, 'session.cancelled', { session, cohort: cohort.id })
    return { session, state: 'cancelled' as const }
  })
}

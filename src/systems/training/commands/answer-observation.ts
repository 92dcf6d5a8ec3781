import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { inTransaction, rows, sql } from '@/shared/db'
import { emit } from '@/shared/events'
import { assertMove } from '@/shared/lifecycle'
import '../events'
import { malformed, notFound } from '../grading/errors'
import { observationMoves, type ObservationState } from '../grading/lifecycle'
import { settleEnrollment } from '../grading/settle'
import { signedIn } from '../policies'

/** The learner's signature under what a trainer saw. Safe to repeat. @throws `observation.not-found` (404), `state.illegal-move` (409). */
export function signObservation({ req, id }: { req: PayloadRequest; id: number }): Promise<Answered> {
  return answer(req, { id, to: 'signed', reason: null })
}

/**
 * The learner does not agree; the observation has to be made again.
 *
 * @throws `observation.not-found` (404), `observation.reason-missing` (400), `state.illegal-move` (409).
 */
export function disputeObservation({
  req,
  id,
  reason,
}: {
  req: PayloadRequest
  id: number
  reason: string
}): Promise<Answered> {
  const why = reason.trim()
  if (why === '') {
    throw malformed('observation.reason-missing', 'Say in a few words what was different. Your trainer reads it.')
  }
  return answer(req, { id, to: 'disputed', reason: why })
}

type Answered = { id: number; state: ObservationState }
type Row = { id: number; state: ObservationState; enrollment: number; version: number; reason: string | null }

function answer(
  req: PayloadRequest,
  { id, to, reason }: { id: number; to: 'signed' | 'disputed'; reason: string | null },
): Promise<Answered> {
  const person = signedIn(req)
  return inTransaction(req, async (req) => {
    const [row] = rows<Row>(
      await sql(req).execute(query`
        select id, state, enrollment_id as enrollment, version_id as version, dispute_reason as reason from observations
        where id = ${id} and learner_id = ${person.id} and organisation_id = ${person.organisation} for update`),
    )
    if (!row) throw notFound('observation')
    if (row.state === to) return { id, state: to }
    assertMove({ moves: observationMoves, from: row.state, to, what: 'The observation' })
    await sql(req).execute(query`
      update observations set state = ${to}::enum_observations_state, dispute_reason = ${reason}, answered_at = now(),
        updated_at = now()
      where id = ${id}`)
    await emit(req, to === 'signed' ? 'observation.signed' : 'observation.disputed', {
      observation: id,
      learner: person.id,
      enrollment: row.enrollment,
      version: row.version,
    })
    await settleEnrollment(req, row.enrollment)
    return { id, state: to }
  })
}

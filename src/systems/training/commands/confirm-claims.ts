import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { inTransaction, rows, sql } from '@/shared/db'
import { emit } from '@/shared/events'
import { sessionCancelled } from '../errors'
import '../events'
import { signedInTrainer } from '../policies'
import { sessionOf } from '../rows'

/**
 * The trainer has looked around the room: everybody who said by code that they are there, is. `learners` confirms some of them.
 *
 * @throws `session.not-found` (404), `session.cancelled` (409).
 */
export function confirmClaims({
  req,
  session,
  learners,
  now = new Date(),
}: {
  req: PayloadRequest
  session: number
  learners?: number[]
  now?: Date
}): Promise<{ confirmed: number[] }> {
  const person = signedInTrainer(req)
  return inTransaction(req, async (req) => {
    const { state } = await sessionOf(req, { person, session })
    if (state === 'cancelled') throw sessionCancelled()
    if (learners?.length === 0) return { confirmed: [] }
    const confirmed = rows<{ id: number; learner: number }>(
      await sql(req).execute(query`
        update attendance set state = 'present', via = 'qr', confirmed_by_id = ${person.id},
          confirmed_at = ${now.toISOString()}, updated_at = now()
        where session_id = ${session} and claimed_at is not null and confirmed_at is null
          ${learners ? query`and learner_id in ${learners}` : query``}
        returning id, learner_id as learner`),
    )
    for (const { id, learner } of confirmed) {
      await emit(
        req,
        'attendance.recorded',
        { session, learner, from: 'expected', state: 'present' },
        { subject: `attendance:${id}` },
      )
    }
    return { confirmed: confirmed.map(({ learner }) => learner) }
  })
}

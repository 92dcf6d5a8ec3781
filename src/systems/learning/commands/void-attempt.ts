import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { inTransaction, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { assertMove } from '@/shared/lifecycle'
import { hasRole } from '@/systems/identity/public'
import { notAllowed } from '../errors'
import { attemptMoves } from '../lifecycle'
import { signedIn } from '../policies'
import { attemptOf, json } from '../rows'

/**
 * Declares an attempt void, so that it no longer counts: a power cut in the middle, or a manager who grants another try.
 * Who, when and why is kept with it. An attempt that was passed stays: its certificate rests on it.
 *
 * @throws `learning.forbidden` (403), `attempt.not-found` (404), `attempt.passed`, `state.illegal-move` (409).
 */
export async function voidAttempt({
  req,
  attempt,
  reason,
}: {
  req: PayloadRequest
  attempt: number
  reason: string
}): Promise<void> {
  const person = signedIn(req)
  if (!hasRole(person, 'manager', 'admin')) throw notAllowed('Only training managers can declare an attempt void.')
  await inTransaction(req, async (req) => {
    const row = await attemptOf(req, { person, attempt, lock: true, of: null })
    if (row.passed) {
      throw new DomainError({
        code: 'attempt.passed',
        status: 409,
        message:
          'This attempt was passed and has a certificate, so it cannot be declared void. Revoke the certificate instead.',
      })
    }
    assertMove({ moves: attemptMoves, from: row.state, to: 'voided', what: 'The attempt' })
    const voided = { by: person.id, at: new Date().toISOString(), reason }
    await sql(req).execute(query`
      update attempts set state = 'voided', result = coalesce(result, '{}'::jsonb) || ${json({ voided })}, updated_at = now()
      where id = ${attempt}`)
    await sql(req).execute(query`
      update enrollments set state = 'in-progress', updated_at = now()
      where id = ${row.enrollment.id}
        and state in ('awaiting-grading', 'awaiting-observation', 'awaiting-signature')`)
    await emit(req, 'attempt.voided', { attempt, enrollment: row.enrollment.id, learner: row.learner, by: person.id })
  })
}

import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { inTransaction, rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { assertMove } from '@/shared/lifecycle'
import { notAllowed, notFound } from '../errors'
import '../events'
import { enrollmentMoves, type EnrollmentState } from '../lifecycle'
import { mayManage, signedIn } from '../policies'

type Act = { req: PayloadRequest; enrollment: number; reason: string; now?: Date }

/**
 * Excuses somebody from a course, for good or until a day; then it is theirs again, with the time they had left.
 *
 * @param until ISO 8601; null: for good.
 * @throws `learning.forbidden` (403), `enrollment.not-found` (404), `waiver.ends-in-the-past` (400), `state.illegal-move` (409).
 */
export async function waiveEnrollment({
  until,
  now = new Date(),
  ...act
}: Act & { until: string | null }): Promise<void> {
  if (until !== null && new Date(until) <= now) {
    throw new DomainError({
      code: 'waiver.ends-in-the-past',
      message: 'The waiver would be over already. Choose a later day, or no end.',
    })
  }
  await close({ ...act, now, to: 'waived', until })
}

/**
 * Takes somebody off a course. What they did on it stays.
 *
 * @throws `learning.forbidden` (403), `enrollment.not-found` (404), `state.illegal-move` (409).
 */
export async function withdrawEnrollment({ now = new Date(), ...act }: Act): Promise<void> {
  await close({ ...act, now, to: 'withdrawn', until: null })
}

async function close({
  req,
  enrollment,
  reason,
  now,
  to,
  until,
}: Required<Act> & { to: 'waived' | 'withdrawn'; until: string | null }): Promise<void> {
  const person = signedIn(req)
  if (!mayManage(person)) throw notAllowed('Only training managers excuse people from a course.')
  await inTransaction(req, async (req) => {
    const [row] = rows<{ state: EnrollmentState; learner: number; version: number }>(
      await sql(req).execute(query`
        select state, learner_id as learner, version_id as version from enrollments
        where id = ${enrollment} and organisation_id = ${person.organisation} for update`),
    )
    if (!row) throw notFound('enrollment')
    assertMove({ moves: enrollmentMoves, from: row.state, to, what: 'The enrollment' })
    await sql(req).execute(query`
      update enrollments set state = ${to}, waived_until = ${until}, closed_at = ${now.toISOString()},
        closed_by_id = ${person.id}, closed_reason = ${reason.trim()}, updated_at = now()
      where id = ${enrollment}`)
    const facts = { enrollment, learner: row.learner, version: row.version, by: person.id }
    await emit(req, to === 'waived' ? 'enrollment.waived' : 'enrollment.withdrawn', facts)
  })
}

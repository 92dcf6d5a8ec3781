import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { asSystem, create, inTransaction, rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import '../events'
import { signedInTrainer } from '../policies'
import { cohortOf, learnersOfCohort } from '../rows'

/**
 * Writes to everybody who is in a cohort now. It is kept as it was sent, with who got it.
 *
 * @throws `cohort.not-found` (404), `cohort.empty` (409).
 */
export function sendMessage({
  req,
  cohort,
  subject,
  text,
}: {
  req: PayloadRequest
  cohort: number
  subject: string
  text: string
}): Promise<{ message: number; recipients: number }> {
  const person = signedInTrainer(req)
  return inTransaction(req, async (req) => {
    const { name } = await cohortOf(req, { person, cohort })
    const learners = rows<{ id: number }>(
      await sql(req).execute(query`
        select l.id from cohorts c cross join lateral (${learnersOfCohort}) l where c.id = ${cohort} order by l.id`),
    ).map(({ id }) => id)
    if (learners.length === 0) {
      throw new DomainError({
        code: 'cohort.empty',
        status: 409,
        message: `Nobody is in "${name}" yet, so nobody would read it. Add its learners first.`,
      })
    }
    const message = await create({
      req: asSystem(req, 'messages are written by this command alone'),
      collection: 'cohort-messages',
      data: { cohort, subject: subject.trim(), text: text.trim(), author: person.id, recipients: learners },
    })
    await emit(req, 'cohort.message-sent', { cohort, message: message.id })
    return { message: message.id, recipients: learners.length }
  })
}

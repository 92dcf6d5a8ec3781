import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { attemptClosed, notFound } from '../errors'
import { signedIn } from '../policies'
import { attemptOf, json } from '../rows'

const LARGEST = 64 * 1024

/**
 * Keeps one answer of an attempt under way: one statement, and a second only to say why it was refused.
 *
 * @throws `attempt.not-found` (404), `attempt.closed` (409), `exercise.not-found` (404), `answer.too-large` (413).
 */
export async function saveAnswer({
  req,
  attempt,
  exercise,
  answer,
}: {
  req: PayloadRequest
  attempt: number
  exercise: string
  answer: unknown
}): Promise<void> {
  const person = signedIn(req)
  const kept = { [exercise]: answer ?? null }
  if (JSON.stringify(kept).length > LARGEST) {
    throw new DomainError({
      code: 'answer.too-large',
      status: 413,
      message: 'This answer is too long to keep. Shorten it.',
    })
  }
  const written = await sql(req).execute(query`
    update attempts set answers = coalesce(answers, '{}'::jsonb) || ${json(kept)}, updated_at = now()
    where id = ${attempt} and learner_id = ${person.id} and organisation_id = ${person.organisation}
      and state = 'in-progress' and drawn @> ${json([exercise])}
    returning id`)
  if (rows(written).length === 1) return
  const row = await attemptOf(req, { person, attempt })
  throw row.state === 'in-progress' ? notFound('exercise') : attemptClosed(row.state)
}

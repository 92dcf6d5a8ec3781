import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { inTransaction, rows, sql } from '@/shared/db'
import { emit } from '@/shared/events'
import { assertMove } from '@/shared/lifecycle'
import type { Person } from '@/systems/identity/public'
import { notFound } from '../errors'
import { feedbackMoves, type FeedbackState } from '../feedback/model'
import { signedIn } from '../policies'

type Row = { id: number; learner: number; version: number; state: FeedbackState; answer: string | null }

/**
 * Answers what a learner said, or closes it without a word (`answer` null). The same answer twice is one answer.
 *
 * @param mayAnswer who trains whom is not known here.
 * @throws `feedback.not-found` (404), also for those who may not answer, `state.illegal-move` (409).
 */
export async function answerFeedback({
  req,
  feedback,
  answer,
  mayAnswer,
}: {
  req: PayloadRequest
  feedback: number
  answer: string | null
  mayAnswer: (person: Person, learner: number) => Promise<boolean>
}): Promise<{ id: number; state: FeedbackState }> {
  const person = signedIn(req)
  return inTransaction(req, async (req) => {
    const [row] = rows<Row>(
      await sql(req).execute(query`
        select id, learner_id as learner, version_id as version, state, answer from feedback
        where id = ${feedback} and organisation_id = ${person.organisation} for update`),
    )
    if (!row || !(await mayAnswer(person, row.learner))) throw notFound('feedback')
    const to: FeedbackState = answer === null ? 'closed' : 'answered'
    if (row.state === to && row.answer === answer) return { id: row.id, state: to }
    assertMove({ moves: feedbackMoves, from: row.state, to, what: 'The feedback' })
    await sql(req).execute(query`
      update feedback set state = ${to}::enum_feedback_state, answer = coalesce(${answer}, answer),
        answered_by_id = ${answer === null ? query`answered_by_id` : query`${person.id}`},
        answered_at = ${answer === null ? query`answered_at` : query`now()`}, updated_at = now()
      where id = ${row.id}`)
    const about = { feedback: row.id, learner: row.learner, version: row.version }
    if (answer === null) await emit(req, 'feedback.closed', about)
    else await emit(req, 'feedback.answered', about)
    return { id: row.id, state: to }
  })
}

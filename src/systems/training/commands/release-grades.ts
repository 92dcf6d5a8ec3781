import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { inTransaction, sql } from '@/shared/db'
import { emit } from '@/shared/events'
import { notWaiting } from '@/systems/learning/public'
import '../events'
import { conflict } from '../grading/errors'
import { answersToGrade, lockAttemptToGrade } from '../grading/open-attempt'
import { gradingsOf } from '../grading/rows'
import { settle } from '../grading/settle'

/**
 * Gives out what was confirmed for an attempt. Its result, enrollment and certificate follow in the same transaction; where
 * an observation or a signature is missing, the result waits for that. Safe to repeat.
 *
 * @throws what opening the attempt refuses; `grading.unfinished` (409) with the prompts of what is not confirmed.
 */
export async function releaseGrades({ req, attempt: id }: { req: PayloadRequest; attempt: number }) {
  return inTransaction(req, async (req) => {
    const { person, attempt, manifest } = await lockAttemptToGrade(req, id)
    if (attempt.state === 'released') return { attempt: id, state: attempt.state }
    if (attempt.state !== 'needs-grading') throw notWaiting(attempt.state)
    const gradings = await gradingsOf(req, id)
    const given = (exercise: string) => gradings.find((one) => one.exercise === exercise && one.state !== 'proposed')
    const open = answersToGrade({ attempt, manifest }).filter((exercise) => !given(exercise.id))
    if (open.length > 0) {
      throw conflict(
        'grading.unfinished',
        open.length === 1
          ? `One answer is not confirmed yet: “${open[0]?.prompt}”. Confirm every criterion first.`
          : `${open.length} answers are not confirmed yet. Confirm every criterion of each first.`,
        open.map(({ prompt }) => prompt),
      )
    }
    const confirmed = gradings.filter(({ state }) => state === 'confirmed')
    for (const { id: grading, override } of confirmed) {
      await sql(req).execute(query`
        update gradings set state = 'released', released_at = now(), updated_at = now() where id = ${grading}`)
      await emit(req, 'grading.released', {
        grading,
        attempt: id,
        grader: person.id,
        overridden: override !== null,
      })
    }
    const { state } = await settle(req, id)
    return { attempt: id, state }
  })
}

import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { inTransaction, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { assertMove } from '@/shared/lifecycle'
import { canonical } from '@/shared/manifest/hash'
import { gradeAssessment, type AssessmentGrade } from '@/systems/courses/public'
import { attemptClosed } from '../errors'
import { attemptMoves, type AttemptState } from '../lifecycle'
import type { Outcome } from '../model'
import { signedIn } from '../policies'
import { publishedCourse } from '../published-course'
import { attemptOf, json, type AttemptRow } from '../rows'
import { waitingFor } from '../waiting-for'
import { completeEnrollment, moveEnrollment } from './complete-enrollment'

/**
 * Hands an attempt in: the server grades the answers it has kept, with those sent along, and nothing else. Who passes
 * has completed the course and holds the certificate when this returns. Safe to repeat: a double click or a retry after
 * a lost reply changes nothing and gets the same outcome.
 *
 * @param answers by exercise; exercises that were not drawn are left out.
 * @throws `attempt.not-found` (404), `attempt.closed` (409, voided), `attempt.other-answers` (409, handed in before with
 * other answers).
 */
export async function submitAttempt({
  req,
  attempt,
  answers = {},
}: {
  req: PayloadRequest
  attempt: number
  answers?: Record<string, unknown>
}): Promise<Outcome> {
  const person = signedIn(req)
  return inTransaction(req, async (req) => {
    const row = await attemptOf(req, { person, attempt, lock: true })
    const sent = pick(answers, row.drawn)
    if (row.state !== 'in-progress') return repeat(row, sent)

    const manifest = await publishedCourse(req, row.version)
    const given = { ...row.answers, ...sent }
    const grade = gradeAssessment({ manifest, answers: given, drawn: row.drawn })
    const state = attemptStateAfter(grade)
    await keepGrade(req, { row, given, grade, state })
    const { score, passed } = grade
    await emit(req, 'attempt.submitted', {
      attempt,
      enrollment: row.enrollment.id,
      version: row.version.id,
      learner: person.id,
      number: row.number,
      score,
      passed,
    })
    if (grade.needsGrading) {
      await moveEnrollment(req, row, waitingFor({ manifest, grade }))
      await emit(req, 'attempt.needs-grading', {
        attempt,
        learner: person.id,
        enrollment: row.enrollment.id,
        version: row.version.id,
      })
    }
    if (passed) await completeEnrollment(req, { learner: person, row, grade })
    return { attempt, state, score, passed }
  })
}

function repeat(row: AttemptRow, sent: Record<string, unknown>): Outcome {
  if (row.state === 'voided') throw attemptClosed(row.state)
  const differs = Object.entries(sent).some(
    ([exercise, answer]) => canonical(answer ?? null) !== canonical(row.answers[exercise] ?? null),
  )
  if (differs) {
    throw new DomainError({
      code: 'attempt.other-answers',
      status: 409,
      message: 'This attempt was handed in before, with other answers. Those count; look at the result.',
    })
  }
  return { attempt: row.id, state: row.state, score: row.score, passed: row.passed }
}

/** Graded by machine, a result is released at once; what a person grades waits for that person. */
function attemptStateAfter(grade: AssessmentGrade): AttemptState {
  const path: AttemptState[] = ['in-progress', 'submitted', ...(grade.needsGrading ? needsPerson : released)]
  path.slice(1).forEach((to, at) => {
    assertMove({ moves: attemptMoves, from: path[at] as AttemptState, to, what: 'The attempt' })
  })
  return path.at(-1) as AttemptState
}

const needsPerson: AttemptState[] = ['needs-grading']
const released: AttemptState[] = ['graded', 'released']

async function keepGrade(
  req: PayloadRequest,
  {
    row,
    given,
    grade,
    state,
  }: { row: AttemptRow; given: Record<string, unknown>; grade: AssessmentGrade; state: AttemptState },
): Promise<void> {
  const { points, maxPoints, perExercise } = grade
  // No part of a result before the whole: learners read their own row.
  const result = grade.needsGrading ? { points: null, maxPoints } : { points, maxPoints, perExercise }
  await sql(req).execute(query`
    update attempts set state = ${state}::enum_attempts_state, answers = ${json(given)},
      result = ${json(result)}, score = ${grade.score}, passed = ${grade.passed},
      submitted_at = now(), updated_at = now()
    where id = ${row.id}`)
}

function pick(answers: Record<string, unknown>, drawn: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(answers).filter(([exercise]) => drawn.includes(exercise)))
}

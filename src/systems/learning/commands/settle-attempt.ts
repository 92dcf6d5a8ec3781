import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { inTransaction, organisationOf, rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { assertMove } from '@/shared/lifecycle'
import { gradeAssessment, type AssessmentGrade, type GradedAnswer } from '@/systems/courses/public'
import { notFound } from '../errors'
import { attemptMoves } from '../lifecycle'
import type { Outcome } from '../model'
import { publishedCourse } from '../published-course'
import { attemptOf, json, type AttemptRow } from '../rows'
import { waitingFor } from '../waiting-for'
import { completeEnrollment, moveEnrollment } from './complete-enrollment'

export type Awards = {
  /** 0..1 by exercise: only what people have given for good. */
  awarded: Record<string, number>
  /** Checklists observed by a trainer and not yet signed by the learner. */
  unsigned: string[]
  /** What the learner may read of it. */
  graded: GradedAnswer[]
}

/**
 * Brings an attempt that people grade as far as it can go: with every part graded it is released, the enrollment completed
 * or open again, the certificate issued, all in one transaction; else the enrollment says what it waits for. Safe to
 * repeat: a released attempt stays as it is.
 *
 * Who may grade is decided by whoever calls.
 *
 * @param awards asked for once the attempt is locked, so that two people who finish at the same time see each other.
 * @throws `attempt.not-found` (404), `attempt.not-waiting` (409).
 */
export async function settleAttempt({
  req,
  attempt,
  awards,
}: {
  req: PayloadRequest
  attempt: number
  awards: (req: PayloadRequest) => Promise<Awards>
}): Promise<Outcome> {
  return inTransaction(req, async (req) => {
    const row = await lockedAttempt(req, attempt)
    if (row.state === 'released') return outcome(row)
    if (row.state !== 'needs-grading') throw notWaiting(row.state)

    const manifest = await publishedCourse(req, row.version)
    const { awarded, unsigned, graded } = await awards(req)
    const grade = gradeAssessment({ manifest, answers: row.answers, drawn: row.drawn, awarded })
    if (grade.needsGrading) {
      const to = waitingFor({ manifest, grade, unsigned })
      if (to !== row.enrollment.state) await moveEnrollment(req, row, to)
      return outcome(row)
    }
    return release(req, { row, grade, awarded, graded })
  })
}

/** The attempt with its enrollment, locked until the end of the transaction. @throws `attempt.not-found` (404). */
export function lockedAttempt(req: PayloadRequest, attempt: number): Promise<AttemptRow> {
  const organisation = organisationOf(req)
  if (organisation === null) throw notFound('attempt')
  return attemptOf(req, { person: { id: 0, organisation }, attempt, lock: true, of: null })
}

export const notWaiting = (state: string) =>
  new DomainError({
    code: 'attempt.not-waiting',
    status: 409,
    message:
      state === 'in-progress'
        ? 'This attempt is not handed in yet, so there is nothing to grade.'
        : `This attempt is ${state}, so nothing of it can be graded any more.`,
  })

async function release(
  req: PayloadRequest,
  {
    row,
    grade,
    awarded,
    graded,
  }: { row: AttemptRow; grade: AssessmentGrade; awarded: Record<string, number>; graded: GradedAnswer[] },
): Promise<Outcome> {
  const { score, passed, points, maxPoints, perExercise } = grade
  if (score === null || passed === null) throw new Error('a fully graded attempt has no score')
  assertMove({ moves: attemptMoves, from: row.state, to: 'graded', what: 'The attempt' })
  assertMove({ moves: attemptMoves, from: 'graded', to: 'released', what: 'The attempt' })
  await sql(req).execute(query`
    update attempts set state = 'released', score = ${score}, passed = ${passed},
      result = ${json({ points, maxPoints, perExercise, awarded, graded })}, updated_at = now()
    where id = ${row.id}`)
  const about = { attempt: row.id, learner: row.learner, enrollment: row.enrollment.id, version: row.version.id }
  await emit(req, 'attempt.graded', about)
  await emit(req, 'attempt.released', { ...about, score, passed })
  if (passed) await completeEnrollment(req, { learner: await nameOf(req, row.learner), row, grade })
  else await moveEnrollment(req, row, 'in-progress')
  return { attempt: row.id, state: 'released', score, passed }
}

async function nameOf(req: PayloadRequest, learner: number): Promise<{ id: number; name: string }> {
  const [row] = rows<{ name: string }>(await sql(req).execute(query`select name from users where id = ${learner}`))
  return { id: learner, name: row?.name ?? '' }
}

const outcome = ({ id, state, score, passed }: AttemptRow): Outcome => ({ attempt: id, state, score, passed })

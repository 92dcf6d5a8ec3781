import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { sql } from '@/shared/db'
import { emit } from '@/shared/events'
import { assertMove } from '@/shared/lifecycle'
import type { AssessmentGrade } from '@/systems/courses/public'
import { enrollmentMoves, type EnrollmentState } from '../lifecycle'
import type { AttemptRow } from '../rows'
import { issueCertificate } from './issue-certificate'

/** Who passed has completed the course and holds the certificate; inside the caller's transaction, the rows locked. */
export async function completeEnrollment(
  req: PayloadRequest,
  { learner, row, grade }: { learner: { id: number; name: string }; row: AttemptRow; grade: AssessmentGrade },
): Promise<void> {
  const { score, points, maxPoints } = grade
  if (score === null || points === null) return
  await moveEnrollment(req, row, 'completed')
  const passed = { version: row.version.id, learner: learner.id, enrollment: row.enrollment.id }
  await emit(req, 'enrollment.completed', { ...passed, score })
  await issueCertificate({
    req,
    ...passed,
    learnerName: learner.name,
    score,
    points,
    maxPoints,
    attemptNumber: row.number,
  })
}

export async function moveEnrollment(req: PayloadRequest, row: AttemptRow, to: EnrollmentState): Promise<void> {
  assertMove({ moves: enrollmentMoves, from: row.enrollment.state, to, what: 'The enrollment' })
  await sql(req).execute(query`
    update enrollments set state = ${to}::enum_enrollments_state,
      completed_at = ${to === 'completed' ? query`now()` : query`completed_at`},
      last_activity_at = now(), updated_at = now()
    where id = ${row.enrollment.id}`)
}

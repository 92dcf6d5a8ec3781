import type { CourseManifest } from '@/shared/manifest/schema'
import type { AssessmentGrade } from '@/systems/courses/public'
import type { EnrollmentState } from './lifecycle'

/** What an attempt that is not fully graded waits for: first answers to grade, then something to watch, then a signature. */
export function waitingFor({
  manifest,
  grade,
  unsigned = [],
}: {
  manifest: CourseManifest
  grade: AssessmentGrade
  /** Checklists that were observed, and wait for their learner's signature. */
  unsigned?: readonly string[]
}): EnrollmentState {
  const types = new Map(manifest.assessment.exercises.map(({ id, type }) => [id, type]))
  const open = grade.perExercise.filter(({ score }) => score === null)
  if (open.some(({ id }) => types.get(id) !== 'checklist')) return 'awaiting-grading'
  return open.some(({ id }) => !unsigned.includes(id)) ? 'awaiting-observation' : 'awaiting-signature'
}

import type { PayloadRequest } from 'payload'
import type { CourseManifest } from '@/shared/manifest/schema'
import type { Person } from '@/systems/identity/public'
import { getAttempt, lockedAttempt, type AttemptRow } from '@/systems/learning/public'
import { signedInTrainer } from '../policies'
import { notFound, ownWork } from './errors'
import { trains } from './reach'
import { isRubricExercise, type RubricExercise } from './rubric'

export type OpenAttempt = { person: Person; attempt: AttemptRow; manifest: CourseManifest }

/**
 * An attempt of somebody whom the person trains, and not their own.
 *
 * @throws `training.forbidden` (403), `attempt.not-found` (404), `grading.own-attempt` (403).
 */
export async function attemptToGrade(req: PayloadRequest, id: number): Promise<OpenAttempt> {
  const person = signedInTrainer(req)
  const { attempt, manifest } = await getAttempt({ req, attempt: id })
  if (attempt.learner === person.id) {
    throw ownWork('grading.own-attempt', 'This is your own attempt. Somebody else has to grade it.')
  }
  if (!(await trains(req, person, attempt.learner))) throw notFound('attempt')
  return { person, attempt, manifest }
}

/** Locks it as well, until the end of the transaction. @throws the above. */
export async function lockAttemptToGrade(req: PayloadRequest, id: number): Promise<OpenAttempt> {
  const open = await attemptToGrade(req, id)
  return { ...open, attempt: await lockedAttempt(req, id) }
}

/** Answers that a person grades by a rubric, in the order asked; those left empty earn nothing and need nobody. */
export function answersToGrade({
  attempt,
  manifest,
}: {
  attempt: Pick<AttemptRow, 'drawn' | 'answers'>
  manifest: Pick<CourseManifest, 'assessment'>
}): RubricExercise[] {
  return attempt.drawn.flatMap((id) => {
    const exercise = manifest.assessment.exercises.find((one) => one.id === id)
    return exercise && isRubricExercise(exercise) && isGiven(attempt.answers[id]) ? [exercise] : []
  })
}

function isGiven(answer: unknown): boolean {
  if (typeof answer === 'string') return answer.trim() !== ''
  return typeof answer === 'object' && answer !== null && typeof (answer as { file?: unknown }).file === 'string'
}

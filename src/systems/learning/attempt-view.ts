import type { CourseManifest } from '@/shared/manifest/schema'
import { stripExercise } from '@/systems/courses/public'
import type { AttemptView } from './model'
import type { AttemptRow } from './rows'

export function attemptView(
  manifest: CourseManifest,
  attempt: Pick<AttemptRow, 'id' | 'number' | 'seed' | 'drawn' | 'answers' | 'startedAt'>,
): AttemptView {
  const { assessment } = manifest
  return {
    id: attempt.id,
    number: attempt.number,
    of: assessment.attempts,
    title: assessment.title,
    passScore: assessment.passScore,
    startedAt: attempt.startedAt,
    exercises: drawnExercises(manifest, attempt.drawn).map((exercise) =>
      stripExercise(exercise, { seed: attempt.seed }),
    ),
    answers: attempt.answers,
  }
}

/** The exercises of an attempt in the order asked. */
export function drawnExercises(
  manifest: CourseManifest,
  drawn: readonly string[],
): CourseManifest['assessment']['exercises'] {
  const byId = new Map(manifest.assessment.exercises.map((exercise) => [exercise.id, exercise]))
  return drawn.flatMap((id) => byId.get(id) ?? [])
}

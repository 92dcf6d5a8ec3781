import type { PayloadRequest } from 'payload'
import type { CourseManifest } from '@/shared/manifest/schema'
import type { GradedAnswer } from '@/systems/courses/public'
import type { Awards } from '@/systems/learning/public'
import { gradingsOf, observationsOf, type GradingRow, type ObservationRow } from './rows'
import { isRubricExercise, round, type RubricExercise } from './rubric'

/** What people have given for good to an attempt: released gradings, and observations with both signatures. */
export async function awardsOf(
  req: PayloadRequest,
  { attempt, enrollment, manifest }: { attempt: number; enrollment: number; manifest: CourseManifest },
): Promise<Awards> {
  const gradings = (await gradingsOf(req, attempt)).filter(({ state }) => state === 'released')
  const observations = await observationsOf(req, enrollment)
  const awarded: Record<string, number> = {}
  const graded: GradedAnswer[] = []
  const unsigned: string[] = []
  for (const exercise of manifest.assessment.exercises) {
    if (isRubricExercise(exercise)) {
      const given = gradings.find((one) => one.exercise === exercise.id)
      if (!given || given.points === null || given.maxPoints === 0) continue
      awarded[exercise.id] = given.points / given.maxPoints
      graded.push(gradedAnswer(exercise, given))
    }
    if (exercise.type === 'checklist') {
      const seen = countsFor({ observations, exercise: exercise.id, attempt })
      if (seen?.state === 'signed') awarded[exercise.id] = seen.score
      else if (seen) unsigned.push(exercise.id)
    }
  }
  return { awarded, unsigned, graded }
}

/**
 * The observation that an attempt rests on. What was done completely once need not be shown again; anything less counts for
 * the attempt it was made for only, so that a second try starts fresh.
 */
export function countsFor({
  observations,
  exercise,
  attempt,
}: {
  /** Newest first. */
  observations: ObservationRow[]
  exercise: string
  attempt: number
}): ObservationRow | undefined {
  return observations.find(
    (one) =>
      one.exercise === exercise &&
      one.state !== 'disputed' &&
      (one.attempt === null || one.attempt === attempt || one.score === 1),
  )
}

/** In points of the exercise for the whole, in points of the rubric for each criterion. */
function gradedAnswer(exercise: RubricExercise, given: GradingRow): GradedAnswer {
  return {
    exercise: exercise.id,
    prompt: exercise.prompt,
    points: round(((given.points ?? 0) / given.maxPoints) * exercise.points),
    maxPoints: exercise.points,
    comment: given.comment,
    criteria: exercise.rubric.flatMap(({ id, criterion, levels }) => {
      const level = levels[given.levels[id]?.level ?? -1]
      if (!level) return []
      return [
        {
          criterion,
          level: level.text,
          points: level.points,
          maxPoints: Math.max(...levels.map(({ points }) => points)),
          comment: given.levels[id]?.comment ?? null,
        },
      ]
    }),
  }
}

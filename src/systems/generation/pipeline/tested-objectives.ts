import type { CourseContent, Exercise } from '@/shared/manifest/schema'
import { claimsOfExercise, exercisesOf } from '@/shared/manifest/walk'

/**
 * Only what some exercise tests is promised as an objective; and no attempt draws more than half of the assessment's bank,
 * whatever was taken out of it.
 */
export function withTestedObjectives(content: CourseContent): CourseContent {
  const exercises = exercisesOf(content)
  const asked = new Set(exercises.flatMap(claimsOfExercise))
  const named = new Set(exercises.flatMap((exercise) => exercise.objective ?? []))
  const objectives = content.objectives.filter(
    (objective) => named.has(objective.id) || objective.claims.some((claim) => asked.has(claim)),
  )
  const kept = new Set(objectives.map((objective) => objective.id))
  const { assessment } = content
  return {
    ...content,
    objectives,
    modules: content.modules.map((module) => ({
      ...module,
      lessons: module.lessons.map((lesson) => ({
        ...lesson,
        objectives: lesson.objectives.filter((id) => kept.has(id)),
      })),
    })),
    assessment: { ...assessment, draw: smallerDraw(assessment.draw, assessment.exercises) },
  }
}

function smallerDraw(draw: number | null, exercises: readonly Exercise[]): number | null {
  return draw === null ? null : Math.min(draw, Math.floor(exercises.length / 2)) || null
}

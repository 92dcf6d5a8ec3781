import type { CourseManifest, Exercise } from '@/shared/manifest/schema'
import { exercisesOf } from '@/shared/manifest/walk'
import { stripExercise } from '@/systems/courses/public'

export type ChecklistExercise = Extract<Exercise, { type: 'checklist' }>

/** Every checklist of a course, those of its lessons as well. */
export function checklistsOf(manifest: Pick<CourseManifest, 'modules' | 'assessment'>): ChecklistExercise[] {
  return exercisesOf(manifest).filter((exercise) => exercise.type === 'checklist')
}

export type ChecklistItem = { label: string; text: string; critical: boolean; claim: string | null }

/** In the order of the checklist, by the labels that answers speak of. */
export function itemsOf(exercise: ChecklistExercise): ChecklistItem[] {
  const stripped = stripExercise(exercise, { seed: exercise.id })
  if (stripped.type !== 'checklist') return []
  return stripped.items.map(({ id, text, critical }, place) => ({
    label: id,
    text,
    critical,
    claim: exercise.items[place]?.claim ?? null,
  }))
}

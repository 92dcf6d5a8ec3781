import type { ExerciseType } from '@/shared/manifest/schema'
import type { Marks } from './exercise-kind'
import type { Stripped } from './registry'

/** What every exercise player gets: a form that its host controls. */
export type ExercisePlayerProps<Type extends ExerciseType> = {
  exercise: Stripped<Type>
  answer: unknown
  onChange(answer: unknown): void
  disabled?: boolean
  /** Nothing here is graded. */
  practice?: boolean
  /** Part by part, once the answer was checked. */
  result?: { marks: Marks }
}

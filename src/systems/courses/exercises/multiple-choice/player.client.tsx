'use client'
import { OptionList } from '../option-list.client'
import type { ExercisePlayerProps } from '../player-props'

export function MultipleChoicePlayer({ exercise, result, ...form }: ExercisePlayerProps<'multiple-choice'>) {
  return <OptionList label={exercise.prompt} options={exercise.options} many={true} marks={result?.marks} {...form} />
}

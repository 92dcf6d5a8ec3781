'use client'
import { OptionList } from '../option-list.client'
import type { ExercisePlayerProps } from '../player-props'

export function SingleChoicePlayer({ exercise, result, ...form }: ExercisePlayerProps<'single-choice'>) {
  return <OptionList label={exercise.prompt} options={exercise.options} many={false} marks={result?.marks} {...form} />
}

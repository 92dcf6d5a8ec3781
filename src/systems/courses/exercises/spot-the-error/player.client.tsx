'use client'
import { OptionList } from '../option-list.client'
import type { ExercisePlayerProps } from '../player-props'

export function SpotTheErrorPlayer({ exercise, result, ...form }: ExercisePlayerProps<'spot-the-error'>) {
  return (
    <OptionList
      label={exercise.prompt}
      options={exercise.options}
      many={exercise.many}
      marks={result?.marks}
      {...form}
    />
  )
}

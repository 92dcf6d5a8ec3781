'use client'
import { usePlayer } from '@/player/context'
import { OptionList } from '../option-list.client'
import type { ExercisePlayerProps } from '../player-props'

export function TrueFalsePlayer({ exercise, answer, onChange, disabled, result }: ExercisePlayerProps<'true-false'>) {
  const { t } = usePlayer()
  return (
    <OptionList
      label={exercise.prompt}
      options={[
        { id: 'true', text: t('yes') },
        { id: 'false', text: t('no') },
      ]}
      many={false}
      answer={typeof answer === 'boolean' ? [String(answer)] : []}
      onChange={([picked]) => onChange(picked === 'true')}
      disabled={disabled}
      marks={result?.marks}
    />
  )
}

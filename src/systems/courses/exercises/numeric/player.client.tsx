'use client'
import { usePlayer } from '@/player/context'
import { MarkNote, toneOf } from '@/player/mark-note'
import { isRecord } from '../answers'
import type { ExercisePlayerProps } from '../player-props'

/** A text field, not a number field: number keypads of phones lack the minus sign, and freezers need it. */
export function NumericPlayer({ exercise, answer, onChange, disabled, result }: ExercisePlayerProps<'numeric'>) {
  const { t } = usePlayer()
  const value = isRecord(answer) && typeof answer.value === 'string' ? answer.value : ''
  const mark = result?.marks.value
  return (
    <div className={`cw-numeric${toneOf(mark)}`}>
      <label>
        <span>{t('yourNumber')}</span>
        <input
          type="text"
          value={value}
          disabled={disabled}
          maxLength={24}
          autoComplete="off"
          onChange={(event) => onChange({ value: event.currentTarget.value })}
        />
      </label>
      {exercise.unit && <span className="cw-unit">{exercise.unit}</span>}
      <MarkNote mark={mark} />
    </div>
  )
}

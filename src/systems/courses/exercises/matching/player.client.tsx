'use client'
import { usePlayer } from '@/player/context'
import { MarkNote, toneOf } from '@/player/mark-note'
import { asTexts } from '../answers'
import type { ExercisePlayerProps } from '../player-props'

/** A choice longer than this does not fit beside its line, and a list that is shut cuts it off. */
const longChoice = 28

/** One list of choices for each line on the left. */
export function MatchingPlayer({ exercise, answer, onChange, disabled, result }: ExercisePlayerProps<'matching'>) {
  const { t } = usePlayer()
  const given = asTexts(answer)
  const isLong = exercise.right.some(({ text }) => text.length > longChoice)
  const chosen = (id: string) => exercise.right.find((option) => option.id === given[id])?.text ?? ''
  return (
    <ul className={`cw-matching${isLong ? ' cw-matching-long' : ''}`} aria-label={exercise.prompt}>
      {exercise.left.map(({ id, text }) => (
        <li key={id} className={`cw-match-row${toneOf(result?.marks[id])}`}>
          <p>{text}</p>
          <select
            aria-label={t('goesWith', { text })}
            value={given[id] ?? ''}
            disabled={disabled}
            onChange={(event) => onChange({ ...given, [id]: event.currentTarget.value })}
          >
            <option value="">{t('choose')}</option>
            {exercise.right.map((option) => (
              <option key={option.id} value={option.id}>
                {option.text}
              </option>
            ))}
          </select>
          {chosen(id).length > longChoice && (
            <p className="cw-match-chosen" aria-hidden="true">
              {chosen(id)}
            </p>
          )}
          <MarkNote mark={result?.marks[id]} />
        </li>
      ))}
    </ul>
  )
}

'use client'
import { usePlayer } from '@/player/context'
import { MarkNote, toneOf } from '@/player/mark-note'
import { asTexts } from '../answers'
import type { ExercisePlayerProps } from '../player-props'

/** Text fields in the sentence. All are equally wide: the width must not give the word away. */
export function ClozePlayer({ exercise, answer, onChange, disabled, result }: ExercisePlayerProps<'cloze'>) {
  const { t } = usePlayer()
  const given = asTexts(answer)
  return (
    <p className="cw-cloze">
      {exercise.parts.map((part, at) =>
        'text' in part ? (
          <span key={at}>{part.text}</span>
        ) : (
          <span key={at} className={`cw-gap${toneOf(result?.marks[part.gap])}`}>
            <input
              type="text"
              aria-label={t('gap', { n: part.gap })}
              value={given[part.gap] ?? ''}
              disabled={disabled}
              maxLength={80}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              onChange={(event) => onChange({ ...given, [part.gap]: event.currentTarget.value })}
            />
            <MarkNote mark={result?.marks[part.gap]} />
          </span>
        ),
      )}
    </p>
  )
}

'use client'
import { useEffect, useRef, useState } from 'react'
import { usePlayer } from '@/player/context'
import { isRecord } from '../answers'
import type { ExercisePlayerProps } from '../player-props'

/** One card at a time: think, turn, and say whether you knew. */
export function FlashcardsPlayer({ exercise, answer, onChange, disabled }: ExercisePlayerProps<'flashcards'>) {
  const { t } = usePlayer()
  const rated = isRecord(answer) ? answer : {}
  const at = exercise.cards.findIndex(({ id }) => typeof rated[id] !== 'boolean')
  const [turned, setTurned] = useState(false)
  const back = useRef<HTMLParagraphElement>(null)
  const front = useRef<HTMLParagraphElement>(null)
  const last = useRef(at)
  useEffect(() => {
    if (turned) back.current?.focus()
    else if (last.current !== at) front.current?.focus()
    last.current = at
  }, [turned, at])
  const card = exercise.cards[at]
  const of = exercise.cards.length
  if (!card) {
    const known = exercise.cards.filter(({ id }) => rated[id] === true).length
    return (
      <div className="cw-cards">
        <p className="cw-card" tabIndex={-1} ref={front}>
          {t('cardsDone', { n: known, of })}
        </p>
        {!disabled && (
          <button type="button" className="cw-button" onClick={() => onChange({})}>
            {t('again')}
          </button>
        )}
      </div>
    )
  }
  const rate = (knew: boolean) => {
    setTurned(false)
    onChange({ ...rated, [card.id]: knew })
  }
  return (
    <div className="cw-cards">
      <p className="cw-hint">{t('cardOf', { n: at + 1, of })}</p>
      <div className="cw-card">
        <p className="cw-card-front" tabIndex={-1} ref={front}>
          {card.front}
        </p>
        {turned && (
          <p className="cw-card-back" tabIndex={-1} ref={back}>
            {card.back}
          </p>
        )}
      </div>
      {turned ? (
        <div className="cw-row">
          <button type="button" className="cw-button" disabled={disabled} onClick={() => rate(false)}>
            {t('notYet')}
          </button>
          <button type="button" className="cw-button" disabled={disabled} onClick={() => rate(true)}>
            {t('knew')}
          </button>
        </div>
      ) : (
        <button type="button" className="cw-button" disabled={disabled} onClick={() => setTurned(true)}>
          {t('turn')}
        </button>
      )}
    </div>
  )
}

'use client'
import { useId } from 'react'
import { usePlayer } from '@/player/context'
import { countWords } from '.'
import type { ExercisePlayerProps } from '../player-props'

export function FreeTextPlayer({ exercise, answer, onChange, disabled }: ExercisePlayerProps<'free-text'>) {
  const { t } = usePlayer()
  const id = useId()
  const text = typeof answer === 'string' ? answer : ''
  const count = t('words', { n: countWords(text) })
  return (
    <div className="cw-free-text">
      <Criteria criteria={exercise.criteria} />
      <label htmlFor={id}>{t('yourAnswer')}</label>
      <textarea
        id={id}
        rows={6}
        value={text}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <p className="cw-hint">{exercise.minWords ? `${count}, ${t('atLeast', { n: exercise.minWords })}` : count}</p>
    </div>
  )
}

export function Criteria({ criteria }: { criteria: string[] }) {
  const { t } = usePlayer()
  return (
    <div className="cw-criteria">
      <p className="cw-label">{t('criteria')}</p>
      <ul>
        {criteria.map((criterion) => (
          <li key={criterion}>{criterion}</li>
        ))}
      </ul>
    </div>
  )
}

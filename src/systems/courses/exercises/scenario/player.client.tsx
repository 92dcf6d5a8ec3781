'use client'
import { useEffect, useRef } from 'react'
import { usePlayer } from '@/player/context'
import { MarkNote } from '@/player/mark-note'
import { playScenario } from '.'
import type { ExercisePlayerProps } from '../player-props'

/** The story so far, the scene on stage and what can be done in it. */
export function ScenarioPlayer({ exercise, answer, onChange, disabled, result }: ExercisePlayerProps<'scenario'>) {
  const { t } = usePlayer()
  const { scene, taken } = playScenario(exercise, answer)
  const path = taken.map(({ choice }) => choice.id)
  const stage = useRef<HTMLParagraphElement>(null)
  const steps = useRef(path.length)
  useEffect(() => {
    if (steps.current !== path.length) stage.current?.focus()
    steps.current = path.length
  }, [path.length])
  return (
    <div className="cw-scenario">
      <ol>
        {taken.map((step, at) => (
          <li key={at}>
            <p>{step.scene.text}</p>
            <p className="cw-dim">
              {t('youChose', { text: step.choice.text })} <MarkNote mark={result?.marks[String(at)]} />
            </p>
          </li>
        ))}
      </ol>
      <p className="cw-scene" tabIndex={-1} ref={stage}>
        {scene ? scene.text : t('sceneDone')}
      </p>
      {scene?.choices.map((choice) => (
        <button
          key={choice.id}
          type="button"
          className="cw-choice"
          disabled={disabled}
          onClick={() => onChange([...path, choice.id])}
        >
          {choice.text}
        </button>
      ))}
      {path.length > 0 && !disabled && (
        <button type="button" className="cw-button cw-quiet" onClick={() => onChange([])}>
          {t('again')}
        </button>
      )}
    </div>
  )
}

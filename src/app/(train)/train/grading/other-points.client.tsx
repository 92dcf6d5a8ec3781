'use client'

import { useState } from 'react'
import type { SheetExercise } from '@/systems/training/public'
import type { Override } from './use-grading.client'

/** Points other than the rubric's sum: possible, with a reason that is kept. */
export function OtherPoints({
  exercise,
  override,
  closed,
  onSave,
}: {
  exercise: SheetExercise
  override: Override | null
  closed: boolean
  onSave(override: Override | null): Promise<boolean>
}) {
  const [points, setPoints] = useState(override?.points ?? '')
  const [reason, setReason] = useState(override?.reason ?? '')
  const [problem, setProblem] = useState('')
  const save = () => {
    if (points.trim() !== '' && reason.trim() === '') return setProblem('Say why. The reason is kept.')
    setProblem('')
    void onSave(points.trim() === '' ? null : { points, reason })
  }
  return (
    <details className="note-to" open={override !== null || undefined}>
      <summary>Give other points than the rubric</summary>
      <div className="other">
        <label>
          Points of {exercise.maxPoints}
          <input
            type="number"
            min={0}
            max={exercise.maxPoints}
            step="any"
            value={points}
            disabled={closed}
            onChange={(event) => setPoints(event.currentTarget.value)}
          />
        </label>
        <label>
          Reason
          <input
            type="text"
            maxLength={2000}
            value={reason}
            disabled={closed}
            aria-invalid={problem !== ''}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </label>
        <button type="button" className="btn" aria-disabled={closed} onClick={closed ? undefined : save}>
          Keep
        </button>
      </div>
      <p className="c-bad small" role="alert">
        {problem}
      </p>
    </details>
  )
}

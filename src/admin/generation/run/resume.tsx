'use client'
import { useId, useState, type FormEvent } from 'react'
import { ActionButton } from '../../shared/action-button'
import type { RunState } from './use-run'
import { adviceFor } from './words'

/** Going on with a run that stands still; with a new limit where the old one was used up. */
export function Resume({ run: { view, busy, tell } }: { run: RunState }) {
  const id = useId()
  const cause = view.error?.cause ?? null
  const [budget, setBudget] = useState(view.budget === null ? '' : String(view.budget * 2))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    void tell('resume', cause === 'budget' ? { budget: budget.trim() === '' ? null : Number(budget) } : {})
  }
  return (
    <form className="cwa-run-resume" onSubmit={submit}>
      <p className="cwa-quiet">{adviceFor(cause)}</p>
      {cause === 'budget' && (
        <p className="cwa-run-field">
          <label htmlFor={`${id}-budget`}>New budget in US dollars (empty: no limit)</label>
          <input
            id={`${id}-budget`}
            type="number"
            min="0.01"
            step="0.01"
            value={budget}
            onChange={(event) => setBudget(event.target.value)}
          />
        </p>
      )}
      <div className="cwa-row">
        <ActionButton look="primary" type="submit" busy={busy}>
          Go on
        </ActionButton>
      </div>
    </form>
  )
}

'use client'
import { useState, type FormEvent } from 'react'
import { useAct } from './use-act.client'

export function QuoteDecision({
  token,
  revision,
  expired,
  name,
}: {
  token: string
  revision: number
  expired: boolean
  name: string
}) {
  const { busy, problem, setProblem, act } = useAct(token)
  const [choice, setChoice] = useState<'accept' | 'decline' | null>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (field: string) => {
      const value = form.get(field)
      return typeof value === 'string' ? value.trim() : ''
    }
    if (text('name').length < 2) {
      setProblem('Enter your name.')
      return
    }
    await act('quote', {
      revision,
      accept: choice === 'accept',
      name: text('name'),
      reason: text('reason') || undefined,
    })
  }
  if (!choice) {
    return (
      <p className="go">
        {!expired && (
          <button type="button" className="btn pri" onClick={() => setChoice('accept')}>
            Accept the quote
          </button>
        )}
        <button type="button" className="btn" onClick={() => setChoice('decline')}>
          Decline
        </button>
      </p>
    )
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <div className="field">
        <label htmlFor="decider">Your name</label>
        <input id="decider" name="name" type="text" defaultValue={name} autoComplete="name" autoFocus />
      </div>
      {choice === 'decline' && (
        <div className="field">
          <label htmlFor="reason">Why? (optional)</label>
          <textarea id="reason" name="reason" rows={3} maxLength={2000} />
        </div>
      )}
      {problem && (
        <p className="note bad" role="alert">
          {problem}
        </p>
      )}
      <p className="go">
        <button type="submit" className="btn pri" aria-disabled={busy}>
          {choice === 'accept' ? 'Accept it in this name' : 'Decline the quote'}
        </button>
        <button type="button" className="btn" onClick={() => setChoice(null)}>
          Back
        </button>
      </p>
      <p className="small dim">
        {choice === 'accept'
          ? 'With this you order the course at this price. Production starts.'
          : 'This ends the request. To change something instead, write to us below.'}
      </p>
    </form>
  )
}

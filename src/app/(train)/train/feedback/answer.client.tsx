'use client'

import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import { request } from '../../../(learn)/_parts/request.client'

/** Answers what a learner said, or closes it without a word. */
export function Answer({ id, learner, state }: { id: number; learner: string; state: 'open' | 'answered' | 'closed' }) {
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const router = useRouter()
  const field = useId()

  const send = (path: string, body: object) => {
    if (busy) return
    setBusy(true)
    setProblem('')
    request('POST', `/api/feedback/${id}/${path}`, body)
      .then(
        () => {
          setOpen(false)
          router.refresh()
        },
        (error: unknown) => setProblem(error instanceof Error ? error.message : 'It could not be sent. Try again.'),
      )
      .finally(() => setBusy(false))
  }
  return (
    <div className="answer">
      {open ? (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (text.trim() === '') setProblem('Write an answer first.')
            else send('answer', { answer: text })
          }}
        >
          <label htmlFor={field} className="label">
            Your answer to {learner}
          </label>
          <textarea
            id={field}
            rows={3}
            maxLength={4000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <p className="row">
            <button type="submit" className="btn pri" aria-disabled={busy}>
              Send
            </button>
            <button type="button" className="btn quiet" onClick={() => setOpen(false)}>
              Cancel
            </button>
          </p>
        </form>
      ) : (
        <p className="row">
          <button type="button" className="btn" onClick={() => setOpen(true)}>
            {state === 'answered' ? 'Answer again' : 'Answer'}
          </button>
          {state === 'open' ? (
            <button type="button" className="btn quiet" aria-disabled={busy} onClick={() => send('close', {})}>
              Close without an answer
            </button>
          ) : null}
        </p>
      )}
      <p className="c-bad small" role="alert">
        {problem}
      </p>
    </div>
  )
}

'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { request } from './request.client'

/** The learner's own signature, or why it is not given. */
export function SignObservation({ id, observer, learner }: { id: number; observer: string; learner: string }) {
  const [disagree, setDisagree] = useState(false)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const router = useRouter()

  const send = (path: string, body: object) => {
    if (busy) return
    setBusy(true)
    setProblem('')
    request('POST', `/api/observations/${id}/${path}`, body)
      .then(
        () => router.refresh(),
        (error: unknown) => setProblem(error instanceof Error ? error.message : 'It could not be sent. Try again.'),
      )
      .finally(() => setBusy(false))
  }
  return (
    <div className="sign panel">
      <p>
        I, {learner}, did this while {observer} watched. The lines above say what happened.
      </p>
      {disagree ? (
        <form
          className="disagree"
          onSubmit={(event) => {
            event.preventDefault()
            if (reason.trim() === '') setProblem('Say in a few words what was different. Your trainer reads it.')
            else send('dispute', { reason })
          }}
        >
          <label className="field">
            <span>What was different?</span>
            <textarea
              rows={3}
              maxLength={2000}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          </label>
          <button type="submit" className="btn" aria-disabled={busy}>
            Send, and have it observed again
          </button>
          <button type="button" className="btn quiet" onClick={() => setDisagree(false)}>
            Back
          </button>
        </form>
      ) : (
        <>
          <button type="button" className="btn pri" aria-disabled={busy} onClick={() => send('sign', {})}>
            {busy ? 'Signing …' : 'Confirm and sign'}
          </button>
          <button type="button" className="btn quiet" onClick={() => setDisagree(true)}>
            I do not agree
          </button>
        </>
      )}
      <p className="c-bad" role="alert">
        {problem}
      </p>
    </div>
  )
}

'use client'
import { useState } from 'react'
import { request } from '../../../(learn)/_parts/request.client'

export function FreshLink({ token }: { token: string }) {
  const [standing, setStanding] = useState<'idle' | 'asking' | 'asked'>('idle')
  const [problem, setProblem] = useState<string | null>(null)
  const ask = async () => {
    setStanding('asking')
    setProblem(null)
    try {
      await request('POST', '/api/requests/fresh-link', { token })
      setStanding('asked')
    } catch (error) {
      setStanding('idle')
      setProblem(error instanceof Error ? error.message : 'This could not be sent. Try again.')
    }
  }
  return (
    <div className="go" aria-live="polite">
      {standing === 'asked' ? (
        <p className="note">
          If this was the link of a request, a new one is on its way to its address. It may take a minute.
        </p>
      ) : (
        <button type="button" className="btn pri" aria-disabled={standing === 'asking'} onClick={() => void ask()}>
          Send a new link
        </button>
      )}
      {problem && (
        <p className="note bad" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

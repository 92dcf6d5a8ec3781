'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { request } from '../../../(learn)/_parts/request.client'

type OpenSession = { id: string; agent: string; via: string; since: string; usedAt: string; current: boolean }

/** Browsers in which the person is signed in; each can be signed out from here. */
export function Sessions({ sessions, timeZone }: { sessions: OpenSession[]; timeZone: string }) {
  const router = useRouter()
  const [problem, setProblem] = useState<string | null>(null)
  const end = (path: string) => {
    setProblem(null)
    request('POST', path).then(
      () => router.refresh(),
      (error: Error) => setProblem(error.message),
    )
  }
  const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (
    <>
      <ul className="lines">
        {sessions.map(({ id, agent, via, since, current }) => (
          <li key={id}>
            <div>
              <p>
                <b>{agent}</b>
                {current ? ' (this one)' : ''}
              </p>
              <p className="small dim">
                Since {when.format(new Date(since))}
                {via === 'provider' ? ', by your company’s sign-in' : ''}
              </p>
            </div>
            {current ? null : (
              <button
                type="button"
                className="btn"
                aria-label={`Sign out ${agent}, since ${when.format(new Date(since))}`}
                onClick={() => end(`/api/users/sessions/${id}/revoke`)}
              >
                Sign out
              </button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <p style={{ marginTop: 16 }}>
          <button type="button" className="btn" onClick={() => end('/api/users/sessions/revoke-others')}>
            Sign out everywhere else
          </button>
        </p>
      ) : null}
      {problem ? (
        <p className="note bad mid" role="alert">
          {problem}
        </p>
      ) : null}
    </>
  )
}

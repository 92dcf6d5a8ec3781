'use client'

import { useCallback, useEffect, useState } from 'react'
import type { Claimed } from '@/systems/training/public'
import { request, RequestRefused } from '../../../_parts/request.client'

type Answer = { claimed: Claimed } | { problem: string; again: boolean } | null

/** Says "I am here" as soon as it is opened: the code is fresh for a minute at most. */
export function Claim({ code, name }: { code: string; name: string }) {
  const [answer, setAnswer] = useState<Answer>(null)
  const claim = useCallback(
    () =>
      request<Claimed>('POST', '/api/attendance/claim', { code }).then(
        (claimed) => setAnswer({ claimed }),
        (error: unknown) =>
          setAnswer({
            problem: error instanceof Error ? error.message : String(error),
            // What the server has refused, it would refuse again.
            again: !(error instanceof RequestRefused),
          }),
      ),
    [code],
  )
  useEffect(() => {
    void claim()
  }, [claim])

  if (!answer) {
    return (
      <div role="status">
        <h1>One moment, {name}</h1>
        <p className="lede">You are being put on the list.</p>
      </div>
    )
  }
  if ('problem' in answer) {
    return (
      <div role="alert">
        <h1>You are not on the list</h1>
        <p className="lede">{answer.problem}</p>
        {answer.again ? (
          <p className="go">
            <button type="button" className="btn pri" onClick={() => void claim()}>
              Try again
            </button>
          </p>
        ) : null}
      </div>
    )
  }
  const { session, state } = answer.claimed
  return (
    <div role="status">
      <h1>
        {state === 'confirmed' ? 'You are recorded' : 'You are on the list'}, {name}
      </h1>
      <p className="lede">
        {session.title}, {session.cohort}.{' '}
        {state === 'confirmed' ? 'Your trainer has recorded you already.' : `${session.trainer} confirms it.`}
      </p>
    </div>
  )
}

'use client'

import { useState } from 'react'

export function StopButton({ token }: { token: string }) {
  const [said, setSaid] = useState<'done' | 'failed' | null>(null)
  const stop = async () => {
    const reply = await fetch(`/api/preferences/unsubscribe/${encodeURIComponent(token)}`, { method: 'POST' }).catch(
      () => null,
    )
    setSaid(reply?.ok ? 'done' : 'failed')
  }
  if (said === 'done') {
    return (
      <p className="note mid" role="status">
        Done: you get no more mail of this kind. You can change it at any time in{' '}
        <a href="/learn/settings/notifications">your settings</a>.
      </p>
    )
  }
  return (
    <>
      <p className="go">
        <button type="button" className="btn pri" onClick={() => void stop()}>
          Send me no more of these
        </button>
        <a className="btn" href="/learn/settings/notifications">
          Choose in detail
        </a>
      </p>
      {said === 'failed' ? (
        <p role="alert" className="note bad mid">
          It did not work. Check your connection and try again.
        </p>
      ) : null}
    </>
  )
}

'use client'

import { useState, type FormEvent } from 'react'
import { request } from '../../(learn)/_parts/request.client'

/** Calls a session off, with the reason that everybody reads. It cannot be undone, so the reason is asked first. */
export function CallOff({ session }: { session: number }) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const callOff = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '')
    setBusy(true)
    setProblem(null)
    try {
      await request('POST', `/api/sessions/${session}/cancel`, { reason })
      window.location.assign(`/train/sessions/${session}`)
    } catch (error) {
      setBusy(false)
      setProblem(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <form className="inline" method="post" onSubmit={(event) => void callOff(event)}>
      <label className="field">
        <span>Why</span>
        <input name="reason" required maxLength={500} placeholder="The lab is closed that day." />
      </label>
      <button type="submit" className="btn" aria-disabled={busy}>
        {busy ? 'Calling off…' : 'Call the session off'}
      </button>
      <p role="alert" className={problem ? 'note bad mid' : undefined}>
        {problem}
      </p>
    </form>
  )
}

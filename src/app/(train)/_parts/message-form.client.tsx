'use client'

import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { request } from '../../(learn)/_parts/request.client'

/** Writes to everybody who is in the cohort now. */
export function MessageForm({ cohort, learners }: { cohort: number; learners: number }) {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  const [problem, setProblem] = useState<string | null>(null)

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const form = event.currentTarget
    const given = new FormData(form)
    setBusy(true)
    setProblem(null)
    setSaid('')
    try {
      const { recipients } = await request<{ recipients: number }>('POST', `/api/cohorts/${cohort}/messages`, {
        subject: given.get('subject'),
        text: given.get('text'),
      })
      form.reset()
      setSaid(`Sent to ${recipients} ${recipients === 1 ? 'person' : 'people'}.`)
      router.refresh()
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
    setBusy(false)
  }

  return (
    <form className="sheet" method="post" onSubmit={(event) => void send(event)} style={{ marginTop: 0 }}>
      <label className="field">
        <span>Subject</span>
        <input name="subject" required maxLength={160} />
      </label>
      <label className="field">
        <span>Message</span>
        <textarea name="text" required maxLength={5000} />
      </label>
      <p role="alert" className={problem ? 'note bad mid under' : undefined}>
        {problem}
      </p>
      <div className="acts">
        <button type="submit" className="btn pri" aria-disabled={busy}>
          {busy ? 'Sending…' : `Send to ${learners} ${learners === 1 ? 'person' : 'people'}`}
        </button>
      </div>
      <p role="status" className="mid dim2 under">
        {said}
      </p>
    </form>
  )
}

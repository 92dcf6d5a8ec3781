'use client'

import { useState } from 'react'
import { request } from '../../../../_parts/request.client'

/** Puts the learner on the course and opens it. */
export function EnrolButton({ version }: { version: number }) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const start = async () => {
    if (busy) return
    setBusy(true)
    setProblem(null)
    try {
      const [enrolled] = await request<{ enrollment: number }[]>('POST', '/api/enrollments/enroll', { version })
      if (enrolled) window.location.assign(`/learn/play/${enrolled.enrollment}`)
    } catch (error) {
      setBusy(false)
      setProblem(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <>
      <button type="button" className="btn pri" aria-disabled={busy} onClick={() => void start()}>
        {busy ? 'Starting…' : 'Start'}
      </button>
      {problem ? (
        <p role="alert" className="note bad mid">
          {problem}
        </p>
      ) : null}
    </>
  )
}

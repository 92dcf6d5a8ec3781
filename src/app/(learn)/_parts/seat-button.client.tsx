'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { request } from './request.client'

/** Books a seat, or gives it back. */
export function SeatButton({
  session,
  title,
  seat,
  full,
}: {
  session: number
  title: string
  seat: 'seat' | 'waiting' | 'none'
  full: boolean
}) {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const wanted = seat === 'none'
  const label = wanted
    ? full
      ? 'Wait for a seat'
      : 'Book a seat'
    : seat === 'seat'
      ? 'Give the seat back'
      : 'Stop waiting'
  const book = async () => {
    if (busy) return
    setBusy(true)
    setProblem(null)
    try {
      await request('POST', `/api/sessions/${session}/seat`, { wanted })
      router.refresh()
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
    setBusy(false)
  }
  return (
    <div>
      <button
        type="button"
        className="btn"
        aria-disabled={busy}
        aria-label={`${label}: ${title}`}
        onClick={() => void book()}
      >
        {label}
      </button>
      <p role="alert" className="small c-bad">
        {problem}
      </p>
    </div>
  )
}

'use client'

import { useEffect, useState } from 'react'
import { request } from '../../(learn)/_parts/request.client'

type Shown = { svg: string; address: string; secondsLeft: number; claimed: number; recorded: number }

/** The code, as large as the screen allows, replaced as soon as the next one counts; and how many have used it. */
export function CodeWall({ session, people }: { session: number; people: number }) {
  const [shown, setShown] = useState<Shown | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let left = false
    const look = async () => {
      let wait = LOOK_EVERY
      try {
        const next = await request<Shown>('GET', `/api/sessions/${session}/code`)
        if (left) return
        setShown(next)
        setProblem(null)
        wait = Math.min(LOOK_EVERY, next.secondsLeft * 1000)
      } catch (error) {
        if (left) return
        // An old code would only be refused: better none.
        setShown(null)
        setProblem(error instanceof Error ? error.message : String(error))
      }
      timer = setTimeout(() => void look(), wait)
    }
    void look()
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [session])

  if (problem) {
    return (
      <p role="alert" className="note warn under">
        {problem}
      </p>
    )
  }
  return (
    <div className="wall">
      {shown ? (
        // Made by our server from an address of ours.
        <div
          className="qr"
          role="img"
          aria-label="QR code to say that one is here"
          data-address={shown.address}
          dangerouslySetInnerHTML={{ __html: shown.svg }}
        />
      ) : (
        <div className="qr" role="status" aria-label="The code is being made" />
      )}
      <div>
        <h2>Scan it with your phone’s camera</h2>
        <p className="under">Sign in with your own account. A new code appears every half minute.</p>
        <p className="big under" role="status">
          {shown ? shown.claimed + shown.recorded : 0} of {people}
        </p>
        <p className="dim2">
          {shown?.claimed ? `${shown.claimed} scanned, to be confirmed by the trainer` : 'nobody waits to be confirmed'}
        </p>
      </div>
    </div>
  )
}

const LOOK_EVERY = 4000

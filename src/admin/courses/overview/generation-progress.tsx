'use client'
import { useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { callApi, CallError } from '../../shared/call-api'

export type Run = {
  id: number
  state: string
  progress: { done?: number; total?: number; label?: string; step?: string } | null
  error: { code?: string; message?: string } | null
}

const over = ['succeeded', 'failed', 'cancelled', 'needs-human', 'outline-review']
const every = 1500

/** How far the drafting of a course is, asked for while it runs. The page is loaded again when it ends. */
export function GenerationProgress({ course, initial = null }: { course: number; initial?: Run | null }) {
  const { config } = useConfig()
  const router = useRouter()
  const [run, setRun] = useState(initial)
  const [lost, setLost] = useState<string | null>(null)
  const ended = run !== null && over.includes(run.state)
  useEffect(() => {
    if (ended) return
    const controller = new AbortController()
    const query = `where[course][equals]=${course}&sort=-createdAt&limit=1&depth=0`
    const ask = async () => {
      try {
        const { docs } = await callApi<{ docs: Run[] }>({
          path: `${config.routes.api}/generation-runs?${query}`,
          method: 'GET',
          signal: controller.signal,
        })
        const [now] = docs
        setLost(null)
        if (!now) return
        setRun(now)
        if (over.includes(now.state)) router.refresh()
      } catch (failure) {
        if (!controller.signal.aborted)
          setLost(failure instanceof CallError ? failure.message : 'The progress cannot be read now.')
      }
    }
    void ask()
    const timer = setInterval(() => void ask(), every)
    return () => {
      controller.abort()
      clearInterval(timer)
    }
  }, [config.routes.api, course, ended, router])
  const { done = 0, total = 0, step, label = step } = run?.progress ?? {}
  const share = total > 0 ? Math.round((100 * done) / total) : 0
  return (
    <div className="cwa-generation" aria-live="polite">
      <p className="cwa-generation-line">
        <b>{wordOf(run)}</b>
        <span className="cwa-quiet">{label && !ended ? label : ''}</span>
        {total > 0 && !ended && (
          <span className="cwa-quiet">
            {done} of {total}
          </span>
        )}
      </p>
      {!ended && (
        <div
          className="cwa-bar"
          role="progressbar"
          aria-label="Drafting"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={share}
        >
          <i style={{ width: `${Math.max(2, share)}%` }} />
        </div>
      )}
      {run?.error?.message && <p className="cwa-error">{run.error.message}</p>}
      {lost && <p className="cwa-quiet">{lost}</p>}
    </div>
  )
}

function wordOf(run: Run | null): string {
  if (!run) return 'Waiting to start'
  const words: Record<string, string> = {
    queued: 'Waiting to start',
    running: 'Drafting',
    succeeded: 'Drafted',
    failed: 'Drafting failed',
    cancelled: 'Drafting was cancelled',
    'needs-human': 'Drafting needs you',
    'outline-review': 'The outline waits for you',
  }
  return words[run.state] ?? run.state
}

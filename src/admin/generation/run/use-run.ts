'use client'
import { useConfig } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import type { RunView } from '@/systems/generation/public'
import { callApi, CallError } from '../../shared/call-api'

const every = 1500
const moving = ['queued', 'running']

/** A run as it goes on, asked for while it moves; and what can be told to it. */
export function useRun(initial: RunView) {
  const { config } = useConfig()
  const [view, setView] = useState(initial)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const [lost, setLost] = useState<string | null>(null)
  const base = `${config.routes.api}/generation-runs/${initial.id}`
  const isMoving = moving.includes(view.state)
  const load = useCallback(
    async (signal?: AbortSignal) => {
      try {
        setView(await callApi<RunView>({ path: `${base}/view`, method: 'GET', ...(signal ? { signal } : {}) }))
        setLost(null)
      } catch (failure) {
        if (!signal?.aborted)
          setLost(failure instanceof CallError ? failure.message : 'The progress cannot be read now.')
      }
    },
    [base],
  )
  useEffect(() => {
    if (!isMoving) return
    const controller = new AbortController()
    const timer = setInterval(() => void load(controller.signal), every)
    return () => {
      controller.abort()
      clearInterval(timer)
    }
  }, [isMoving, load])
  const tell = async (command: string, body: unknown = {}) => {
    setBusy(true)
    setError(null)
    try {
      await callApi({ path: `${base}/${command}`, body })
      await load()
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : 'Something went wrong. Load the page again.')
    } finally {
      setBusy(false)
    }
  }
  return { view, busy, error, lost, isMoving, tell, base }
}
export type RunState = ReturnType<typeof useRun>

'use client'
import { useState } from 'react'
import { CallError } from './call-api'

/** One call at a time, and what went wrong with the last. `otherwise`: the sentence for what no refusal explains. */
export function useWork(otherwise: string) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  /** Null where it failed; the reason is in `error` then. */
  const work = async <Answer>(call: () => Promise<Answer>): Promise<Answer | null> => {
    setBusy(true)
    setError(null)
    try {
      return await call()
    } catch (failure) {
      setError(failure instanceof CallError ? failure.message : otherwise)
      return null
    } finally {
      setBusy(false)
    }
  }
  return { busy, error, setError, work }
}

import { toast, useConfig } from '@payloadcms/ui'
import { useState } from 'react'
import type { AiSettingsChange, AiSettingsView, ConnectionTest, ServiceView } from '@/systems/generation/public'
import { callApi } from '../../shared/call-api'

/** What is stored, and the way to change it. `error` is of the part that was saved last. */
export type AiState = {
  view: AiSettingsView
  busy: string | null
  error: { part: string; message: string } | null
  save: (part: string, change: AiSettingsChange, said: string) => Promise<boolean>
  test: (service: ServiceView['service']) => Promise<ConnectionTest | null>
}

export function useAiSettings(given: AiSettingsView): AiState {
  const { config } = useConfig()
  const [view, setView] = useState(given)
  const [busy, setBusy] = useState<string | null>(null)
  const [error, setError] = useState<AiState['error']>(null)
  const ask = async <Answer>(part: string, path: string, body: unknown): Promise<Answer | null> => {
    setBusy(part)
    setError(null)
    try {
      return await callApi<Answer>({ path: `${config.routes.api}/ai-settings/${path}`, body })
    } catch (failure) {
      const message = failure instanceof Error ? failure.message : 'Something went wrong. Load the page again.'
      setError({ part, message })
      return null
    } finally {
      setBusy(null)
    }
  }
  return {
    view,
    busy,
    error,
    async save(part, change, said) {
      const saved = await ask<AiSettingsView>(part, 'save', change)
      if (!saved) return false
      setView(saved)
      toast.success(said)
      return true
    },
    test: (service) => ask<ConnectionTest>(`test ${service}`, 'test', { service }),
  }
}

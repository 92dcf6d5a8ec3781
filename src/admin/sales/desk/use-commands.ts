'use client'
import { toast, useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { callApi } from '../../shared/call-api'

export type Commands = ReturnType<typeof useCommands>

/** Calls the endpoints of one request, says what was done, and loads the page anew. */
export function useCommands(request: number) {
  const { config } = useConfig()
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const attempt = async (work: () => Promise<unknown>, done: string): Promise<boolean> => {
    setBusy(true)
    setError(null)
    try {
      await work()
      toast.success(done)
      router.refresh()
      return true
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : 'Something went wrong. Try again.')
      return false
    } finally {
      setBusy(false)
    }
  }
  const path = (name: string) => `${config.routes.api}/requests/${request}/${name}`
  return {
    busy,
    error,
    admin: `${config.routes.admin}/collections`,
    api: config.routes.api,
    call: (name: string, body: unknown, done: string) => attempt(() => callApi({ path: path(name), body }), done),
    /** Several calls that belong together, in order. */
    calls: (steps: { name: string; body: unknown }[], done: string) =>
      attempt(async () => {
        for (const { name, body } of steps) await callApi({ path: path(name), body })
      }, done),
    upload: (files: FileList, done: string) =>
      attempt(async () => {
        const form = new FormData()
        for (const file of files) form.append('files', file)
        const response = await fetch(path('files'), { method: 'POST', credentials: 'include', body: form })
        if (response.ok) return
        const answer = (await response.json().catch(() => null)) as { errors?: { message?: string }[] } | null
        throw new Error(answer?.errors?.[0]?.message ?? 'The files could not be kept. Try again.')
      }, done),
  }
}

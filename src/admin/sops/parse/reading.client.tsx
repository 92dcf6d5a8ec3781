'use client'
import { useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { ActionButton } from '../../shared/action-button'
import { callApi } from '../../shared/call-api'
import '../../tokens.css'
import './parse.css'

const every = 1500

/** While a file is being read, and when it could not be. */
export function Reading({ id, state, message }: { id: number; state: string; message: string | null }) {
  const { config } = useConfig()
  const router = useRouter()
  const [lost, setLost] = useState(false)
  const waiting = state === 'uploaded' || state === 'parsing'
  useEffect(() => {
    if (!waiting) return
    const controller = new AbortController()
    const ask = async () => {
      try {
        const { state: now } = await callApi<{ state: string }>({
          path: `${config.routes.api}/sop-versions/${id}?depth=0&select[state]=true`,
          method: 'GET',
          signal: controller.signal,
        })
        setLost(false)
        if (now !== state) router.refresh()
      } catch {
        // The next try comes by itself; the reader only has to know that this one failed.
        if (!controller.signal.aborted) setLost(true)
      }
    }
    const timer = setInterval(() => void ask(), every)
    return () => {
      controller.abort()
      clearInterval(timer)
    }
  }, [config.routes.api, id, router, state, waiting])
  if (waiting) {
    return (
      <div className="cwa-waiting" aria-live="polite">
        <h2>The file is being read</h2>
        <p className="cwa-quiet">
          Headings, steps, tables and warnings are taken apart so that you can check them here. You can leave this page.
        </p>
        <div className="cwa-bar cwa-bar-busy" role="progressbar" aria-label="Reading the file">
          <i />
        </div>
        {lost && <p className="cwa-quiet">The server cannot be reached. Trying again.</p>}
      </div>
    )
  }
  return (
    <div className="cwa-waiting">
      <h2>{state === 'quarantined' ? 'This file was refused' : 'This file could not be read'}</h2>
      <p className="cwa-error">
        {message ?? 'No reason was recorded. Upload it again, and tell an administrator if it happens again.'}
      </p>
      <p>
        <ActionButton look="primary" href={`${config.routes.admin}/collections/sop-versions/create`}>
          Upload another file
        </ActionButton>
      </p>
    </div>
  )
}

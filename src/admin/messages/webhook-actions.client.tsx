'use client'
import { toast, useConfig, useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import { ActionButton } from '../shared/action-button'
import { callApi } from '../shared/call-api'
import '../tokens.css'

/** Above the fields of a webhook: its signing secret, shown once, and a try. */
export function WebhookActions() {
  const { id } = useDocumentInfo()
  const { config } = useConfig()
  const [secret, setSecret] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  if (!id) return null
  const base = `${config.routes.api}/webhooks/${id}`
  const act = async (work: () => Promise<void>) => {
    setBusy(true)
    try {
      await work()
    } catch (failure) {
      toast.error((failure as Error).message)
    } finally {
      setBusy(false)
    }
  }
  const renew = () =>
    act(async () => setSecret((await callApi<{ secret: string }>({ path: `${base}/renew-secret` })).secret))
  const test = () =>
    act(async () => {
      await callApi({ path: `${base}/test` })
      toast.success('A test event is on its way. See the deliveries.')
    })
  return (
    <div className="cwa" style={{ marginBottom: 24, display: 'grid', gap: 12 }}>
      <div className="cwa-row">
        <ActionButton busy={busy} onClick={() => void renew()}>
          Make a new signing secret
        </ActionButton>
        <ActionButton busy={busy} onClick={() => void test()}>
          Send a test event
        </ActionButton>
        <ActionButton
          look="transparent"
          href={`${config.routes.admin}/collections/deliveries?where[webhook][equals]=${id}`}
        >
          Its deliveries
        </ActionButton>
      </div>
      {secret ? (
        <div className="cwa-note" role="status">
          <p>
            <b>Copy it now; it is not shown again.</b> The receiver checks our signature with it. The one before is
            worth nothing any more.
          </p>
          <p className="cwa-hash">{secret}</p>
        </div>
      ) : null}
    </div>
  )
}

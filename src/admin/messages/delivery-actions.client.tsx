'use client'
import { toast, useConfig, useDocumentInfo, useFormFields } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ActionButton } from '../shared/action-button'
import { callApi } from '../shared/call-api'
import '../tokens.css'

const again: Record<string, readonly string[]> = { webhook: ['dead', 'failed', 'sent', 'delivered'] }

/** Above the fields of a delivery: send it again, where that is allowed. */
export function DeliveryActions() {
  const { id } = useDocumentInfo()
  const { config } = useConfig()
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const state = useFormFields(([fields]) => fields.state?.value as string | undefined)
  const channel = useFormFields(([fields]) => fields.channel?.value as string | undefined)
  if (!id || !(again[channel ?? ''] ?? ['dead', 'failed']).includes(state ?? '')) return null
  const replay = async () => {
    setBusy(true)
    try {
      await callApi({ path: `${config.routes.api}/deliveries/${id}/replay` })
      toast.success('It is on its way again.')
      router.refresh()
    } catch (failure) {
      toast.error((failure as Error).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="cwa cwa-row" style={{ marginBottom: 24 }}>
      <ActionButton look="primary" busy={busy} onClick={() => void replay()}>
        Send again
      </ActionButton>
    </div>
  )
}

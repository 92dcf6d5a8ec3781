'use client'
import { useId, useState } from 'react'
import type { RequestDesk } from '@/systems/sales/public'
import { ActionButton } from '../../shared/action-button'
import { Dialog } from '../../shared/dialog'
import { onDay } from '../words'
import type { Commands } from './use-commands'

export function HandOverDialog({
  desk,
  commands,
  onClose,
}: {
  desk: RequestDesk
  commands: Commands
  onClose: () => void
}) {
  const id = useId()
  const [message, setMessage] = useState('')
  const version = desk.production.versions.find(({ state }) => state === 'released')
  if (!version) return null
  const send = async () => {
    const body = message.trim() ? { message: message.trim() } : {}
    if (await commands.call('hand-over', body, `Version ${version.number} is with the client.`)) onClose()
  }
  return (
    <Dialog title={`Hand version ${version.number} over`} onClose={onClose}>
      <dl>
        <dt>Course</dt>
        <dd>{version.title}</dd>
        <dt>Published</dt>
        <dd>{onDay(version.releasedAt)}</dd>
        <dt>Fingerprint</dt>
        <dd className="cwa-hash">{version.hash.slice(0, 24)}…</dd>
      </dl>
      <div className="cwa-field">
        <label htmlFor={id}>Message to the client (optional)</label>
        <textarea id={id} value={message} maxLength={4000} onChange={(event) => setMessage(event.target.value)} />
      </div>
      {commands.error && (
        <p className="cwa-error" role="alert">
          {commands.error}
        </p>
      )}
      <div className="cwa-row">
        <ActionButton look="primary" busy={commands.busy} onClick={() => void send()}>
          Hand over
        </ActionButton>
        <ActionButton onClick={onClose}>Back</ActionButton>
      </div>
    </Dialog>
  )
}

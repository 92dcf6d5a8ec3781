'use client'
import { useId, useState, type ReactNode } from 'react'
import { ActionButton } from '../../shared/action-button'
import { Dialog } from '../../shared/dialog'

/** An act that has to say why. */
export function ReasonDialog({
  title,
  words,
  action,
  busy,
  children,
  onSubmit,
  onClose,
}: {
  title: string
  words: string
  action: string
  busy: boolean
  children?: ReactNode
  onSubmit: (reason: string) => Promise<void>
  onClose: () => void
}) {
  const id = useId()
  const [reason, setReason] = useState('')
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="cwa-reason"
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy && reason.trim()) void onSubmit(reason.trim())
        }}
      >
        <p>{words}</p>
        {children}
        <div className="cwa-field">
          <label htmlFor={id}>Why</label>
          <textarea
            id={id}
            required
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        <div className="cwa-row">
          <ActionButton look="primary" type="submit" busy={busy}>
            {action}
          </ActionButton>
          <ActionButton onClick={onClose}>Cancel</ActionButton>
        </div>
      </form>
    </Dialog>
  )
}

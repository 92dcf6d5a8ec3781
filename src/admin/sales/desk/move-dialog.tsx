'use client'
import { useId, useState } from 'react'
import type { RequestState } from '@/systems/sales/public'
import { ActionButton } from '../../shared/action-button'
import { Dialog } from '../../shared/dialog'
import type { Commands } from './use-commands'

/** Every move has a reason, which the record keeps. */
export function MoveDialog({
  to,
  title,
  commands,
  onClose,
}: {
  to: RequestState
  title: string
  commands: Commands
  onClose: () => void
}) {
  const id = useId()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const move = async () => {
    if (reason.trim() === '') setMissing(true)
    else if (await commands.call('move', { to, reason: reason.trim() }, 'Done.')) onClose()
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="cwa-field">
        <label htmlFor={id}>Why</label>
        <p className="cwa-hint">
          Kept in the record. The client does not see it; write them a message if they should know.
        </p>
        <textarea
          id={id}
          value={reason}
          maxLength={2000}
          onChange={(event) => setReason(event.target.value)}
          autoFocus
        />
        {missing && reason.trim() === '' && (
          <p className="cwa-error" role="alert">
            Say why. One word can be enough.
          </p>
        )}
      </div>
      {commands.error && (
        <p className="cwa-error" role="alert">
          {commands.error}
        </p>
      )}
      <div className="cwa-row">
        <ActionButton look="primary" busy={commands.busy} onClick={() => void move()}>
          {title}
        </ActionButton>
        <ActionButton onClick={onClose}>Back</ActionButton>
      </div>
    </Dialog>
  )
}

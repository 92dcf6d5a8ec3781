'use client'
import { useId, useState } from 'react'
import { ActionButton } from '../../shared/action-button'
import { Dialog } from '../../shared/dialog'
import type { ReadingState } from './use-reading'

/** The same file as a new version, because courses use this reading and it has to be another one. */
export function NewVersionDialog({ state, onClose }: { state: ReadingState; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const id = useId()
  return (
    <Dialog title="New version from this file" onClose={onClose}>
      <p>
        Courses use the reading of version {state.parse.version.label}, so it stays as it is. The same file is read anew
        as the next version, with your corrections, and you correct it there.
      </p>
      <div className="cwa-field">
        <label htmlFor={id}>Reason for change</label>
        <textarea id={id} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </div>
      {state.error && (
        <p className="cwa-error" role="alert">
          {state.error}
        </p>
      )}
      <div className="cwa-row">
        <ActionButton
          look="primary"
          busy={state.busy}
          why={reason.trim() === '' ? 'Say why it is read anew' : undefined}
          onClick={() => void state.reread(reason.trim())}
        >
          Make the new version
        </ActionButton>
        <ActionButton onClick={onClose}>Cancel</ActionButton>
      </div>
    </Dialog>
  )
}

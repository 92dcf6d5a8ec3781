'use client'
import { useState } from 'react'
import { TextAndFilesForm } from './text-and-files-form.client'

export function WriteForm({ token }: { token: string }) {
  const [open, setOpen] = useState(false)
  const [sent, setSent] = useState(false)
  if (!open) {
    return (
      <p className="go" aria-live="polite">
        <button type="button" className="btn" onClick={() => setOpen(true)}>
          Write to us or add files
        </button>
        {sent && <span className="dim">Sent. You find it below.</span>}
      </p>
    )
  }
  return (
    <TextAndFilesForm
      token={token}
      to="messages"
      label="Your message"
      rows={4}
      hint="SOPs that are missing, or newer ones."
      button="Send"
      nothing="Write something, or choose a file."
      focus
      after={
        <button type="button" className="btn" onClick={() => setOpen(false)}>
          Cancel
        </button>
      }
      onSent={() => {
        setOpen(false)
        setSent(true)
      }}
    />
  )
}

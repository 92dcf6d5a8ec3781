'use client'
import { useId, type ReactNode } from 'react'

/** A field for one file, with what may be in it. */
export function FileField({
  label,
  hint,
  accept,
  onFile,
}: {
  label: string
  hint: ReactNode
  accept?: string
  onFile: (file: File | null) => void
}) {
  const id = useId()
  return (
    <div className="cwa-field">
      <label htmlFor={id}>{label}</label>
      <p className="cwa-hint" id={`${id}-hint`}>
        {hint}
      </p>
      <input
        id={id}
        type="file"
        {...(accept ? { accept } : {})}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onFile(event.target.files?.[0] ?? null)}
      />
    </div>
  )
}

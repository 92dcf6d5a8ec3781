'use client'
import { useId, useState, type FormEvent } from 'react'
import type { Segment } from '@/systems/sops/model'
import { ActionButton } from '../../shared/action-button'

/** What is printed, typed by somebody who sees the page: for words that were guessed from an image. Rows cell by cell. */
export function WordsEditor({
  segment,
  busy,
  onSave,
  onCancel,
}: {
  segment: Segment
  busy: boolean
  onSave: (words: { text: string; cells?: string[] }) => void
  onCancel: () => void
}) {
  const [text, setText] = useState(segment.text)
  const [cells, setCells] = useState(segment.cells ?? null)
  const id = useId()
  const said = cells ? cells.filter((cell) => cell.trim()).join(' | ') : text.trim()
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (said) onSave({ text: said, ...(cells ? { cells: cells.map((cell) => cell.trim()) } : {}) })
  }
  return (
    <form className="cwa-say-words" onSubmit={save}>
      {cells ? (
        cells.map((cell, at) => (
          <div key={at} className="cwa-field">
            <label htmlFor={`${id}-${at}`}>{segment.header?.[at] || `Cell ${at + 1}`}</label>
            <input
              id={`${id}-${at}`}
              type="text"
              value={cell}
              autoFocus={at === 0}
              onChange={(event) => setCells(cells.map((one, place) => (place === at ? event.target.value : one)))}
            />
          </div>
        ))
      ) : (
        <div className="cwa-field">
          <label htmlFor={id}>Should read</label>
          <textarea id={id} value={text} rows={3} autoFocus onChange={(event) => setText(event.target.value)} />
        </div>
      )}
      <p className="cwa-hint">
        Type what is printed on the page, word for word. It is quoted to learners as the SOP’s own.
      </p>
      <div className="cwa-row">
        <ActionButton look="primary" type="submit" busy={busy} why={said ? undefined : 'Type what is printed'}>
          Correct it
        </ActionButton>
        <ActionButton look="transparent" onClick={onCancel}>
          Cancel
        </ActionButton>
      </div>
    </form>
  )
}

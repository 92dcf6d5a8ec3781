'use client'
import { useId, useState, type FormEvent } from 'react'
import type { Doubt, Segment } from '@/systems/sops/model'
import { ActionButton } from '../../shared/action-button'
import { typeChoices } from './kinds'
import type { ReadingState } from './use-reading'

/** For a region of a scan that could not be read: somebody types what is printed there. */
export function MissingWords({ state, doubt }: { state: ReadingState; doubt: Doubt }) {
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [type, setType] = useState('paragraph')
  const id = useId()
  const page = doubt.box?.page ?? doubt.page
  if (page === undefined) return null
  if (!open)
    return (
      <ActionButton look="transparent" onClick={() => setOpen(true)}>
        Type what is printed there
      </ActionButton>
    )
  const save = (event: FormEvent) => {
    event.preventDefault()
    const kind = typeChoices.find(({ value }) => value === type)?.kind
    if (!kind || text.trim() === '') return
    void state.correct({
      do: 'add',
      after: lastAbove(state.parse.segments, page, doubt.box?.y ?? 1),
      page,
      ...(doubt.box ? { box: doubt.box } : {}),
      kind,
      text: text.trim(),
    })
  }
  return (
    <form className="cwa-say-words" onSubmit={save}>
      <div className="cwa-field">
        <label htmlFor={id}>Printed on page {page}</label>
        <textarea id={id} value={text} rows={3} autoFocus onChange={(event) => setText(event.target.value)} />
      </div>
      <div className="cwa-row">
        <label className="cwa-type">
          <span>Type</span>
          <select value={type} onChange={(event) => setType(event.target.value)}>
            {typeChoices
              .filter(({ value, kind }) => kind !== 'heading' || value === 'heading:2')
              .map(({ value, kind, label }) => (
                <option key={value} value={value}>
                  {kind === 'heading' ? 'Heading' : label}
                </option>
              ))}
          </select>
        </label>
        <ActionButton
          look="primary"
          type="submit"
          busy={state.busy}
          why={text.trim() ? undefined : 'Type what is printed there'}
        >
          Add it
        </ActionButton>
        <ActionButton look="transparent" onClick={() => setOpen(false)}>
          Cancel
        </ActionButton>
      </div>
    </form>
  )
}

/** The last passage that is printed above a place; null where nothing is. */
function lastAbove(segments: readonly Segment[], page: number, y: number): string | null {
  const above = segments.filter((segment) => {
    if (segment.page === undefined || segment.page < page) return segment.page !== undefined
    const box = segment.boxes?.find((one) => one.page === page)
    return segment.page === page && box !== undefined && box.y < y
  })
  return above.at(-1)?.key ?? null
}

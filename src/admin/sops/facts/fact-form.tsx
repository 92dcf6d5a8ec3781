'use client'
import { useState, type FormEvent } from 'react'
import type { FactView } from '@/systems/generation/public'
import { ActionButton } from '../../shared/action-button'
import { choosable, kindWords } from './words'

export type FactInput = { kind: FactView['kind']; text: string } & FactView['words']

const severities = ['note', 'caution', 'warning', 'danger'] as const

/** Writing a fact: its kind, and the fields that kind has. */
export function FactForm({
  title,
  start,
  busy,
  onSave,
  onCancel,
}: {
  title: string
  start: Pick<FactView, 'kind' | 'text' | 'words' | 'header'>
  busy: boolean
  onSave: (input: FactInput) => void
  onCancel: () => void
}) {
  const [kind, setKind] = useState(start.kind)
  const [text, setText] = useState(start.text)
  const [severity, setSeverity] = useState(start.words.severity ?? 'caution')
  const [term, setTerm] = useState(start.words.term ?? '')
  const [meaning, setMeaning] = useState(start.words.meaning ?? '')
  const [cells, setCells] = useState(start.words.cells ?? [])
  const asRow = kind === 'row' || kind === 'problem'
  const asTerm = kind === 'definition' || (kind === 'role' && (start.kind !== 'role' || term !== ''))
  const kinds = choosable.includes(start.kind) ? choosable : [start.kind, ...choosable]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (asRow) onSave({ kind, text: '', cells })
    else if (asTerm) onSave({ kind, text: '', term, meaning })
    else onSave({ kind, text, ...(kind === 'warning' ? { severity } : {}) })
  }
  return (
    <form
      className="cwa-fact-form"
      aria-label={title}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel()
      }}
    >
      <div className="cwa-fact-form-kind">
        <label>
          <span>Kind</span>
          <select value={kind} onChange={(event) => setKind(event.target.value as FactView['kind'])}>
            {kinds.map((one) => (
              <option key={one} value={one}>
                {kindWords[one]}
              </option>
            ))}
          </select>
        </label>
        {kind === 'warning' && (
          <label>
            <span>How grave</span>
            <select
              value={severity}
              onChange={(event) => setSeverity(event.target.value as (typeof severities)[number])}
            >
              {severities.map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {asRow &&
        cells.map((cell, at) => (
          <label key={at}>
            <span>{start.header[at] ?? `Column ${at + 1}`}</span>
            <input
              type="text"
              value={cell}
              maxLength={4000}
              onChange={(event) => setCells(cells.map((other, index) => (index === at ? event.target.value : other)))}
            />
          </label>
        ))}
      {asTerm && (
        <>
          <label>
            <span>{kind === 'role' ? 'Role' : 'Term'}</span>
            <input
              type="text"
              value={term}
              maxLength={300}
              required
              onChange={(event) => setTerm(event.target.value)}
            />
          </label>
          <label>
            <span>{kind === 'role' ? 'What they do' : 'Meaning'}</span>
            <textarea value={meaning} maxLength={4000} required onChange={(event) => setMeaning(event.target.value)} />
          </label>
        </>
      )}
      {!asRow && !asTerm && (
        <label>
          <span>Text</span>
          <textarea
            value={text}
            maxLength={4000}
            required
            autoFocus
            onChange={(event) => setText(event.target.value)}
          />
        </label>
      )}
      <div className="cwa-row">
        <ActionButton type="submit" look="primary" busy={busy}>
          Save
        </ActionButton>
        <ActionButton onClick={onCancel}>Cancel</ActionButton>
      </div>
    </form>
  )
}

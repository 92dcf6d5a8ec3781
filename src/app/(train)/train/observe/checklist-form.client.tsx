'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useId, useState } from 'react'
import { clauseOf } from '@/player/clause'
import type { ObservationSheet } from '@/systems/training/public'
import { request } from '../../../(learn)/_parts/request.client'

type Items = ObservationSheet['checklists'][number]['items']
type Tick = { observed: boolean | null; note: string }
type Draft = { ticks: Record<string, Tick>; note: string }

/** Ticked with a thumb beside the machine: kept on the device until it is signed, so that a call in between loses nothing. */
export function ChecklistForm({
  enrollment,
  learner,
  observer,
  exercise,
  items,
}: {
  enrollment: number
  learner: string
  observer: string
  exercise: string
  items: Items
}) {
  const place = `coursewright:observation-${enrollment}-${exercise}`
  const [draft, setDraft, ready] = useDraft(place)
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const router = useRouter()
  const id = useId()
  const open = items.filter(({ label }) => (draft.ticks[label]?.observed ?? null) === null).length
  const missed = items.filter(({ label, critical }) => critical && draft.ticks[label]?.observed === false)

  const tick = (label: string, change: Partial<Tick>) => {
    const now = draft.ticks[label] ?? { observed: null, note: '' }
    setDraft({ ...draft, ticks: { ...draft.ticks, [label]: { ...now, ...change } } })
  }
  const sign = () => {
    if (busy) return
    if (open > 0) return setProblem(`${open === 1 ? 'One line is' : `${open} lines are`} not decided yet.`)
    if (password === '') return setProblem('Type your password to sign.')
    setBusy(true)
    setProblem('')
    const ticked = items.map(({ label }) => {
      const { observed, note } = draft.ticks[label] ?? { observed: null, note: '' }
      return { label, observed: observed === true, ...(note.trim() ? { note } : {}) }
    })
    request('POST', `/api/enrollments/${enrollment}/observe`, {
      exercise,
      items: ticked,
      password,
      ...(draft.note.trim() ? { note: draft.note } : {}),
    })
      .then(
        () => {
          forget(place)
          router.refresh()
        },
        (error: unknown) => setProblem(error instanceof Error ? error.message : 'It could not be signed. Try again.'),
      )
      .finally(() => setBusy(false))
  }
  return (
    <form
      className="watch"
      onSubmit={(event) => {
        event.preventDefault()
        sign()
      }}
    >
      {items.map(({ label, text, critical, citation }) => {
        const given = draft.ticks[label] ?? { observed: null, note: '' }
        return (
          <fieldset key={label} disabled={!ready}>
            <legend>
              {text}
              {critical ? <small className="c-bad"> Critical</small> : null}
            </legend>
            {citation ? (
              <p className="ev">
                <q>{citation.quote}</q>{' '}
                <span className="ref">
                  <span>{clauseOf(citation).label}</span>
                </span>
              </p>
            ) : null}
            <div className="two">
              {[true, false].map((observed) => (
                <label key={String(observed)} data-seen={observed}>
                  <input
                    type="radio"
                    name={`${id}-${label}`}
                    checked={given.observed === observed}
                    onChange={() => tick(label, { observed })}
                  />
                  <span>{observed ? 'Seen' : 'Not seen'}</span>
                </label>
              ))}
            </div>
            <input
              type="text"
              aria-label={`Note on: ${text}`}
              placeholder="Note"
              maxLength={4000}
              value={given.note}
              onChange={(event) => tick(label, { note: event.currentTarget.value })}
            />
          </fieldset>
        )
      })}
      <label className="field">
        <span>Note on all of it</span>
        <textarea
          rows={2}
          maxLength={4000}
          value={draft.note}
          onChange={(event) => setDraft({ ...draft, note: event.currentTarget.value })}
        />
      </label>
      {missed.length > 0 ? (
        <p className="note warn">
          A critical line was not seen, so this observation earns nothing. It can be shown again.
        </p>
      ) : null}
      <div className="sign panel">
        <p>
          I, {observer}, watched {learner} do this and saw what is ticked.
        </p>
        <label className="field">
          <span>Your password</span>
          <input
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        </label>
        <p className="c-bad" role="alert">
          {problem}
        </p>
        <button type="submit" className="btn pri" aria-disabled={busy}>
          {busy ? 'Signing …' : open > 0 ? `Sign, ${open} left to decide` : 'Sign'}
        </button>
      </div>
    </form>
  )
}

const empty: Draft = { ticks: {}, note: '' }

/**
 * What was ticked so far, also after the phone has closed the page. Without storage it is kept in memory only. Not ready
 * until the device was asked: a tick before that would be lost.
 */
function useDraft(place: string): [Draft, (draft: Draft) => void, boolean] {
  const [draft, setDraft] = useState<Draft | null>(null)
  useEffect(() => {
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the server has nothing of this device: it is read after hydration
    setDraft(read(place) ?? empty)
  }, [place])
  return [
    draft ?? empty,
    (next) => {
      setDraft(next)
      try {
        localStorage.setItem(place, JSON.stringify(next))
      } catch {
        // Private windows refuse: the form still works.
      }
    },
    draft !== null,
  ]
}

function read(place: string): Draft | null {
  try {
    return JSON.parse(localStorage.getItem(place) ?? 'null') as Draft | null
  } catch {
    return null
  }
}

function forget(place: string): void {
  try {
    localStorage.removeItem(place)
  } catch {
    // There was nothing to forget.
  }
}

'use client'

import { useId, useRef, useState } from 'react'
import type { FeedbackEntry } from '@/systems/learning/queries/list-feedback'
import { feedbackWords } from './block-feedback-words'
import './block-feedback.css'

type Kind = FeedbackEntry['kind']
export type Said = Pick<FeedbackEntry, 'kind' | 'text' | 'state' | 'answer'>

const kinds: Kind[] = ['good', 'unclear', 'wrong']

/** One line below a block: say that it is good, unclear or wrong, and read what came back. */
export function BlockFeedback({
  language,
  said,
  onSend,
}: {
  language: string
  /** What this learner said of it last. */
  said: Said | null
  onSend(kind: Kind, text: string): Promise<void>
}) {
  const words = feedbackWords(language)
  const [open, setOpen] = useState(false)
  const [kind, setKind] = useState<Kind | null>(null)
  const [text, setText] = useState('')
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const id = useId()

  const close = () => {
    setOpen(false)
    setProblem('')
    opener.current?.focus()
  }
  const send = () => {
    if (busy) return
    if (!kind) return setProblem(words.choose)
    if (kind === 'wrong' && text.trim() === '') return setProblem(words.sayWhat)
    setBusy(true)
    onSend(kind, text.trim())
      .then(close, (error: unknown) => setProblem(error instanceof Error ? error.message : words.failed))
      .finally(() => setBusy(false))
  }
  const start = () => {
    setKind(said?.state === 'open' ? said.kind : null)
    setText((said?.state === 'open' && said.text) || '')
    setOpen(!open)
  }

  return (
    <div className="lf" data-said={said ? '' : undefined}>
      <button ref={opener} type="button" className="lf-open" aria-expanded={open} onClick={start}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M2 3h12v8H7l-3 3v-3H2z" fill="none" stroke="currentColor" strokeWidth="1.3" strokeLinejoin="round" />
        </svg>
        {said ? `${words.youSaid}: ${words[said.kind]}` : words.offer}
      </button>
      {said?.answer && (
        <p className="lf-answer">
          <b>{words.answered}</b> {said.answer}
        </p>
      )}
      {open && (
        <form
          className="lf-form"
          onSubmit={(event) => {
            event.preventDefault()
            send()
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') close()
          }}
        >
          <fieldset>
            <legend>{words.question}</legend>
            <div className="lf-kinds">
              {kinds.map((one) => (
                <label key={one}>
                  <input type="radio" name={id} checked={kind === one} onChange={() => setKind(one)} />
                  <span>{words[one]}</span>
                </label>
              ))}
            </div>
          </fieldset>
          <label className="lf-text">
            {words.why}
            <textarea rows={3} maxLength={2000} value={text} onChange={(event) => setText(event.currentTarget.value)} />
          </label>
          <p className="lf-problem" role="alert">
            {problem}
          </p>
          <p className="lf-row">
            <button type="submit" className="cw-button" aria-disabled={busy}>
              {words.send}
            </button>
            <button type="button" className="cw-button cw-quiet" onClick={close}>
              {words.cancel}
            </button>
          </p>
        </form>
      )}
    </div>
  )
}

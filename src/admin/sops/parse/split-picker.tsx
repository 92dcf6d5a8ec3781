'use client'
import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { ActionButton } from '../../shared/action-button'

/** Asks where the second passage begins: each word is a place. Arrow keys walk, Enter parts. */
export function SplitPicker({
  text,
  busy,
  onSplit,
  onCancel,
}: {
  text: string
  busy: boolean
  onSplit: (at: number) => void
  onCancel: () => void
}) {
  const words = useMemo(
    () => [...text.matchAll(/\S+/gu)].map((match) => ({ word: match[0], at: match.index })).slice(1),
    [text],
  )
  const first = useMemo(() => {
    const sentence = /[.!?:;]\s+(?=\S)/u.exec(text)
    const at = sentence ? sentence.index + sentence[0].length : -1
    return Math.max(
      0,
      words.findIndex((one) => one.at === at),
    )
  }, [text, words])
  const [here, setHere] = useState(first)
  const list = useRef<HTMLParagraphElement>(null)
  const walk = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const next = Math.min(words.length - 1, Math.max(0, here + by))
    setHere(next)
    list.current?.querySelectorAll('button')[next]?.focus()
  }
  const chosen = words[here]
  if (!chosen) {
    return (
      <div className="cwa-split" role="group" aria-label="Split">
        <p className="cwa-quiet">It is one word: there is nothing to part.</p>
        <div className="cwa-row">
          <ActionButton look="transparent" onClick={onCancel}>
            Cancel
          </ActionButton>
        </div>
      </div>
    )
  }
  return (
    <div className="cwa-split" role="group" aria-label="Where does the second passage begin?">
      <p className="cwa-label">Where does the second passage begin?</p>
      <p className="cwa-split-words" ref={list} onKeyDown={walk}>
        {text.slice(0, words[0]?.at)}
        {words.map(({ word, at }, place) => (
          <button
            key={at}
            type="button"
            tabIndex={place === here ? 0 : -1}
            autoFocus={place === here}
            aria-pressed={place === here}
            aria-label={`Begins at “${word}”`}
            onClick={() => setHere(place)}
            onDoubleClick={() => onSplit(at)}
          >
            {word}
          </button>
        ))}
      </p>
      <div className="cwa-row">
        <ActionButton look="primary" busy={busy} onClick={() => onSplit(chosen.at)}>
          Split before “{chosen.word.length > 18 ? `${chosen.word.slice(0, 17)}…` : chosen.word}”
        </ActionButton>
        <ActionButton look="transparent" onClick={onCancel}>
          Cancel
        </ActionButton>
      </div>
    </div>
  )
}

'use client'
import { useId, useState } from 'react'
import { ActionButton } from '../../shared/action-button'
import type { Commands } from './use-commands'

const kinds = {
  message: {
    label: 'Message',
    button: 'Send to the client',
    done: 'Sent.',
    hint: 'The client reads it on the status page and by email.',
  },
  question: {
    label: 'Question',
    button: 'Ask the client',
    done: 'Asked.',
    hint: 'Stands on top of the status page until it is answered.',
  },
  note: { label: 'Note', button: 'Keep the note', done: 'Kept.', hint: 'Only for us.' },
} as const
type Kind = keyof typeof kinds

/** Writes to the client, asks, or keeps a note; the three look alike and say who reads them. */
export function Compose({ commands }: { commands: Commands }) {
  const id = useId()
  const [kind, setKind] = useState<Kind>('message')
  const [text, setText] = useState('')
  const [choices, setChoices] = useState('')
  const { button, done, hint } = kinds[kind]
  const send = async () => {
    const words = text.trim()
    if (words === '') return
    const offered = choices
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .slice(0, 6)
    const sent =
      kind === 'question'
        ? await commands.call('questions', { text: words, choices: offered }, done)
        : await commands.call('messages', { text: words, internal: kind === 'note' }, done)
    if (sent) {
      setText('')
      setChoices('')
    }
  }
  return (
    <section className="cwa-compose" aria-label="Write">
      <div role="radiogroup" aria-label="What to write" className="cwa-row">
        {(Object.keys(kinds) as Kind[]).map((one) => (
          <label key={one} className="cwa-kind">
            <input type="radio" name={`${id}-kind`} checked={kind === one} onChange={() => setKind(one)} />
            {kinds[one].label}
          </label>
        ))}
      </div>
      <label className="cwa-hidden" htmlFor={id}>
        {kinds[kind].label}
      </label>
      <textarea
        id={id}
        value={text}
        maxLength={4000}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setText(event.target.value)}
      />
      {kind === 'question' && (
        <div className="cwa-field">
          <label htmlFor={`${id}-choices`}>Answers to choose from (optional, one a line)</label>
          <textarea
            id={`${id}-choices`}
            value={choices}
            rows={3}
            onChange={(event) => setChoices(event.target.value)}
          />
        </div>
      )}
      <div className="cwa-row">
        <ActionButton
          look="secondary"
          busy={commands.busy}
          onClick={() => void send()}
          why={text.trim() ? undefined : 'Write something first'}
        >
          {button}
        </ActionButton>
        <span className="cwa-quiet" id={`${id}-hint`}>
          {hint}
        </span>
      </div>
    </section>
  )
}

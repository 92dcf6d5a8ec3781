'use client'
import { useState } from 'react'
import type { RequestDesk, RequestEventRecord } from '@/systems/sales/public'
import { atTime, sizeOf, stateWords } from '../words'

const first = 20

/** All that happened, the newest first. What the client does not see says so. */
export function Timeline({ desk, api }: { desk: RequestDesk; api: string }) {
  const [all, setAll] = useState(false)
  const { events } = desk
  const shown = all ? events : events.slice(0, first)
  return (
    <section aria-label="Timeline">
      <h3>Timeline</h3>
      {events.length === 0 && <p className="cwa-quiet">Nothing happened yet.</p>}
      <ol className="cwa-timeline">
        {shown.map((event) => (
          <li key={event.id} data-kind={event.kind} data-client={event.byClient || undefined}>
            <p className="cwa-small cwa-quiet">
              <b>{event.byName}</b> · {whatOf(event)} · {atTime(event.at)}
              {event.internal && ' · not for the client'}
            </p>
            {event.text && <p className="cwa-words">{event.text}</p>}
            {event.kind === 'question' && desk.openQuestions.includes(event.id) && (
              <p className="cwa-tone-warn cwa-small">Not answered yet</p>
            )}
            <ul className="cwa-small">
              {desk.files
                .filter((file) => file.event === event.id)
                .map((file) => (
                  <li key={file.id}>
                    <a href={`${api}/request-files/${file.id}/original`} target="_blank" rel="noreferrer">
                      {file.name}
                    </a>{' '}
                    <span className="cwa-quiet">{sizeOf(file.filesize)}</span>
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ol>
      {events.length > first && !all && (
        <button type="button" className="cwa-link" onClick={() => setAll(true)}>
          Show {events.length - first} earlier
        </button>
      )}
    </section>
  )
}

function whatOf({ kind, from, to, byClient }: RequestEventRecord): string {
  switch (kind) {
    case 'move':
      return from && to ? `${stateWords[from]} → ${stateWords[to]}` : 'moved it'
    case 'message':
      return byClient ? 'wrote' : 'message'
    case 'question':
      return 'asked'
    case 'answer':
      return 'answered'
    case 'file':
      return 'sent files'
    case 'quote':
      return 'quote'
    case 'plan':
      return 'planned'
    case 'production':
      return 'production'
    case 'sign-off':
      return 'signed off'
  }
}

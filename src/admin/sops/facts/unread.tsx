'use client'
import type { FactsView } from '@/systems/generation/public'
import { ActionButton } from '../../shared/action-button'
import { FactForm, type FactInput } from './fact-form'
import { whyUnread } from './words'

/** Passages that no fact rests on, with the reason, so that nothing is lost in silence. */
export function Unread({
  passages,
  address,
  mayEdit,
  open,
  onOpen,
  busy,
  onAdd,
}: {
  passages: FactsView['unread']
  address: string
  mayEdit: boolean
  open: string | null
  onOpen: (segment: string | null) => void
  busy: boolean
  onAdd: (segment: string) => (input: FactInput) => void
}) {
  if (passages.length === 0) return <p className="cwa-empty">Every passage has a fact, or none fits these words.</p>
  return (
    <ol>
      {passages.map(({ segment, text, path, page, reason }) => (
        <li key={segment} className="cwa-fact">
          <div className="cwa-fact-row cwa-fact-row-unread">
            <div className="cwa-fact-said">
              <p className="cwa-quiet">{whyUnread(reason)}</p>
              {open === segment ? (
                <FactForm
                  title="A fact from this passage"
                  start={{ kind: 'statement', text, words: {}, header: [] }}
                  busy={busy}
                  onSave={onAdd(segment)}
                  onCancel={() => onOpen(null)}
                />
              ) : (
                mayEdit && (
                  <p className="cwa-fact-acts">
                    <ActionButton look="transparent" busy={busy} onClick={() => onOpen(segment)}>
                      Add a fact<span className="cwa-hidden"> from: {text.slice(0, 80)}</span>
                    </ActionButton>
                  </p>
                )
              )}
            </div>
            <div className="cwa-fact-source">
              <blockquote>
                <p>{text}</p>
                <a href={`${address}${encodeURIComponent(segment)}`}>
                  {[...path.slice(-1), page === null ? 'in the reading' : `page ${page}, in the reading`].join(', ')}
                </a>
              </blockquote>
            </div>
          </div>
        </li>
      ))}
    </ol>
  )
}

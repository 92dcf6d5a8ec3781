import type { ClientEvent, ClientStatus } from '@/systems/sales/public'
import { atTime } from '../../../(learn)/_parts/when'
import { sizeOf } from '../../request/size-of'

const stateWords: Record<string, string> = {
  submitted: 'The request was sent',
  triage: 'We are reading it',
  'needs-info': 'We need something from you',
  quoted: 'The quote was sent',
  approved: 'The quote was accepted',
  'in-production': 'Production',
  'client-review': 'A version was handed over for your review',
  delivered: 'Delivered',
  closed: 'Closed',
  rejected: 'Not taken on',
  'on-hold': 'Put on hold',
  cancelled: 'Cancelled',
}

const shown = 12

/** What was said and done, the newest first; the older ones folded away. */
export function Timeline({ events }: { events: ClientStatus['timeline'] }) {
  const told = events.filter(({ kind, text, files, to }) => kind !== 'move' || to !== null || text || files.length > 0)
  if (told.length === 0) return <p className="dim2">Nothing was written yet.</p>
  const older = told.slice(shown)
  return (
    <>
      <ol className="said">{told.slice(0, shown).map(entry)}</ol>
      {older.length > 0 && (
        <details>
          <summary>{older.length} earlier</summary>
          <ol className="said">{older.map(entry)}</ol>
        </details>
      )}
    </>
  )
}

function entry(event: ClientStatus['timeline'][number]) {
  return (
    <li key={event.id} className={event.kind === 'move' ? 'moved' : undefined}>
      <p className="small dim">
        {event.kind === 'move' ? stateWords[event.to ?? ''] : event.byName} · {atTime(event.at)}
        {event.kind === 'question' && ' · question'}
      </p>
      {event.text && <p className="words">{event.text}</p>}
      <Files files={event.files} />
      {event.answer && (
        <div className="answered">
          <p className="small dim">
            {event.answer.byName} · {atTime(event.answer.at)} · answer
          </p>
          <p className="words">{event.answer.text}</p>
          <Files files={event.answer.files} />
        </div>
      )}
    </li>
  )
}

function Files({ files }: { files: ClientEvent['files'] }) {
  if (files.length === 0) return null
  return (
    <ul className="small">
      {files.map(({ id, name, size }) => (
        <li key={id}>
          {name} <span className="dim">{sizeOf(size)}</span>
        </li>
      ))}
    </ul>
  )
}

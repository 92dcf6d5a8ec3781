'use client'
import { useMemo } from 'react'
import { wordDiff, type Piece } from '@/systems/sops/diff/word-diff'
import { nameOfType } from '../parse/kinds'
import { sortOf, type Shown } from './sections'

const kinds: Record<Shown['kind'], string> = {
  unchanged: 'Unchanged',
  renumbered: 'Renumbered',
  moved: 'Moved',
  edited: 'Edited',
  split: 'Split',
  merged: 'Merged',
  added: 'Added',
  removed: 'Removed',
}

/** One change: what it is and why it matters, then the old wording beside the new. */
export function ChangeRow({
  change,
  labels,
  address,
}: {
  change: Shown
  labels: { before: string; after: string }
  /** Of the reading, for a link to the passage. */
  address: string
}) {
  const { before, after, kind, moved, reasons } = change
  const type = after[0] ?? before[0]
  const said = useMemo(() => wordDiff(textOf(before), textOf(after)), [before, after])
  const alone = before.length === 0 || after.length === 0
  return (
    <li className={`cwa-change cwa-change-${sortOf(change)}`}>
      <p className="cwa-change-what">
        <b>
          {kinds[kind]}
          {moved && kind !== 'moved' ? ' and moved' : ''}
        </b>{' '}
        {type && <span className="cwa-quiet">{nameOfType({ kind: type.kind })}</span>}
        {after[0] && (
          <a href={`${address}?passage=${encodeURIComponent(after[0].key)}`}>
            Show in the reading<span className="cwa-hidden">: {textOf(after).slice(0, 60)}</span>
          </a>
        )}
      </p>
      {reasons.map(({ code, message }) => (
        <p key={code} className="cwa-change-why">
          {whyOf(code, message)}
        </p>
      ))}
      <div className={`cwa-wordings${alone ? ' cwa-wordings-one' : ''}`}>
        {before.length > 0 && (
          <Wording label={`Version ${labels.before}`} passage={before[0]} pieces={said.before} gone whole={alone} />
        )}
        {after.length > 0 && (
          <Wording label={`Version ${labels.after}`} passage={after[0]} pieces={said.after} whole={alone} />
        )}
      </div>
    </li>
  )
}

const textOf = (passages: Shown['before']): string =>
  passages
    .map(({ marker, text, cells }) => `${marker ? `${marker} ` : ''}${cells ? cells.join(' | ') : text}`)
    .join('\n')

/** The reason without the wording, which stands below it in full. */
function whyOf(code: string, message: string): string {
  const [what] = message.split(': “')
  return what && what !== message ? `${what}.` : code
}

function Wording({
  label,
  passage,
  pieces,
  gone = false,
  whole,
}: {
  label: string
  passage: Shown['before'][number] | undefined
  pieces: Piece[]
  gone?: boolean
  /** There is no other side: nothing in it is marked. */
  whole: boolean
}) {
  return (
    <div className="cwa-wording">
      <p className="cwa-label">
        {label}
        {passage?.page ? `, page ${passage.page}` : ''}
      </p>
      <blockquote>
        {pieces.map(({ text, changed }, at) => {
          if (!changed || whole) return <span key={at}>{text}</span>
          // The blank behind the last word is not marked.
          const words = text.trimEnd()
          return (
            <span key={at}>
              {gone ? <del>{words}</del> : <ins>{words}</ins>}
              {text.slice(words.length)}
            </span>
          )
        })}
      </blockquote>
    </div>
  )
}

import { originalAddress } from '../../shared/original'
import type { ShownHit, ShownSegment } from './load-search'

/** A passage with where it stands, and why it was found. */
export function Hit({ hit, admin }: { hit: ShownHit; admin: string }) {
  const address = `${admin}/collections/sop-versions/${hit.version}/parse?passage=${encodeURIComponent(hit.segment)}`
  const { before, best, after } = around(hit.segments)
  return (
    <li className="cwa-hit">
      <p className="cwa-hit-place">
        <a href={address}>
          {hit.title} <span>version {hit.label}</span>
        </a>
        <a className="cwa-hit-file" href={originalAddress(hit)} target="_blank" rel="noreferrer">
          Open the original{hit.page === null ? '' : `, page ${hit.page}`}
        </a>
        {hit.older && <span className="cwa-hit-older">a newer version has been read</span>}
      </p>
      <p className="cwa-quiet cwa-small">
        {[...hit.path, ...(hit.page === null ? [] : [`page ${hit.page}`])].join(' › ')}
      </p>
      <blockquote>
        {before.map((segment) => (
          <Passage key={segment.key} segment={segment} />
        ))}
        {best && <Passage segment={best} />}
        {after.map((segment) => (
          <Passage key={segment.key} segment={segment} />
        ))}
      </blockquote>
      <p className="cwa-hit-why">
        <b>Why:</b> {whyOf(hit)}
      </p>
    </li>
  )
}

function Passage({ segment }: { segment: ShownSegment }) {
  return (
    <p className={segment.best ? 'cwa-hit-best' : 'cwa-hit-near'}>
      {segment.marker && <span className="cwa-hit-marker">{segment.marker} </span>}
      {segment.pieces.map(({ text, match }, at) => (match ? <mark key={at}>{text}</mark> : text))}
    </p>
  )
}

/** The segment that fits best with one neighbour on each side: enough to see what it is about. */
function around(segments: readonly ShownSegment[]) {
  const at = segments.findIndex(({ best }) => best)
  return {
    before: segments.slice(Math.max(0, at - 1), Math.max(0, at)),
    best: segments[at],
    after: at < 0 ? segments.slice(0, 2) : segments.slice(at + 1, at + 2),
  }
}

function whyOf({ why: { words, alike, meaning } }: ShownHit): string {
  const reasons = [
    ...(words.length > 0 ? [`has ${quoted(words)}`] : []),
    ...(alike.length > 0 ? [`${words.length > 0 ? '' : 'has '}words like those asked: ${quoted(alike)}`] : []),
    ...(meaning ? [`${nearness(meaning.closeness)} (${Math.round(meaning.closeness * 100)} of 100)`] : []),
  ]
  return reasons.length > 0 ? `${reasons.join('; ')}.` : 'parts of its words are those asked.'
}

const quoted = (words: readonly string[]): string =>
  words
    .slice(0, 8)
    .map((word) => `“${word}”`)
    .join(', ')

const nearness = (closeness: number): string =>
  closeness >= 0.6 ? 'close in meaning' : closeness >= 0.35 ? 'somewhat close in meaning' : 'not close in meaning'

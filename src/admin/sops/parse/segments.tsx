'use client'
import { useMemo } from 'react'
import type { Doubt, Segment } from '@/systems/sops/model'

const kinds: Record<Segment['kind'], string> = {
  heading: 'Heading',
  paragraph: 'Text',
  step: 'Step',
  'list-item': 'List',
  warning: 'Warning',
  definition: 'Definition',
  'table-row': 'Table',
  figure: 'Figure',
  code: 'Code',
}

type Row = { id: string; segments: Segment[] }

/** What was read, in the order of the document: headings, steps, tables, warnings, each with its page. */
export function Segments({
  segments,
  doubts,
  selected,
  onSelect,
}: {
  segments: Segment[]
  doubts: Doubt[]
  selected: string | null
  onSelect: (key: string) => void
}) {
  const rows = useMemo(() => rowsOf(segments), [segments])
  const doubtful = useMemo(() => new Set(doubts.flatMap((doubt) => doubt.segment ?? [])), [doubts])
  return (
    <ol className="cwa-segments">
      {rows.map(({ id, segments: [first, ...more] }) =>
        first ? (
          <li
            key={id}
            className={`cwa-segment cwa-kind-${first.kind}${[first, ...more].some((one) => doubtful.has(one.key)) ? ' cwa-segment-doubt' : ''}`}
          >
            <span className="cwa-kind">
              {kindOf(first, more.length)}
              {first.page ? <small>p. {first.page}</small> : null}
            </span>
            {first.kind === 'table-row' ? (
              <TableRows rows={[first, ...more]} selected={selected} onSelect={onSelect} />
            ) : (
              <button
                type="button"
                className="cwa-segment-text"
                aria-pressed={selected === first.key}
                style={{ paddingLeft: first.kind === 'list-item' ? Math.max(0, (first.level ?? 1) - 1) * 16 : 0 }}
                onClick={() => onSelect(first.key)}
              >
                {first.marker && <span className="cwa-quiet">{first.marker} </span>}
                {first.term && !first.text.startsWith(first.term) && <b>{first.term}: </b>}
                {first.text}
                {first.choice && <span className="cwa-choice-of"> one of a choice</span>}
              </button>
            )}
          </li>
        ) : null,
      )}
    </ol>
  )
}

function TableRows({
  rows,
  selected,
  onSelect,
}: {
  rows: Segment[]
  selected: string | null
  onSelect: (key: string) => void
}) {
  const [first] = rows
  return (
    <div className="cwa-segment-table">
      {first?.caption && <p className="cwa-label">{first.caption}</p>}
      <table>
        {first?.header && (
          <thead>
            <tr>
              {first.header.map((cell, at) => (
                <th key={at} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} aria-selected={selected === row.key} onClick={() => onSelect(row.key)}>
              {(row.cells ?? [row.text]).map((cell, at) => (
                <td key={at}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function kindOf(segment: Segment, more: number): string {
  if (segment.kind === 'table-row') return `Table ${more + 1} × ${segment.cells?.length ?? 1}`
  if (segment.kind === 'warning')
    return { note: 'Note', caution: 'Caution', warning: 'Warning', danger: 'Danger' }[segment.severity ?? 'warning']
  if (segment.kind === 'heading') return `Heading ${segment.level ?? ''}`
  return kinds[segment.kind]
}

/** One row a segment; the rows of one table together. */
function rowsOf(segments: Segment[]): Row[] {
  const rows: Row[] = []
  for (const segment of segments) {
    const last = rows.at(-1)
    const before = last?.segments[0]
    if (segment.kind === 'table-row' && before?.kind === 'table-row' && before.table === segment.table)
      last?.segments.push(segment)
    else rows.push({ id: segment.key, segments: [segment] })
  }
  return rows
}

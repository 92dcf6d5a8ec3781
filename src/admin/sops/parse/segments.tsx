'use client'
import { memo, useMemo } from 'react'
import type { Segment } from '@/systems/sops/model'
import { CorrectBar } from './correct-bar'
import { when } from './corrections-list'
import { nameOfType, unsure } from './kinds'
import { depthsOf } from './nesting'
import type { ReadingState } from './use-reading'

type Row = { id: string; segments: Segment[] }

/** What was read, in the order of the document: headings, steps, tables, warnings, each with its page. */
export function Segments({ state }: { state: ReadingState }) {
  const { parse, selected, select, segment } = state
  const rows = useMemo(() => rowsOf(parse.segments), [parse.segments])
  const depths = useMemo(() => depthsOf(parse.segments), [parse.segments])
  const doubtful = useMemo(() => {
    const numbers = new Map<string, number>()
    parse.doubts.forEach((doubt, at) => {
      if (doubt.segment !== undefined && !numbers.has(doubt.segment)) numbers.set(doubt.segment, at + 1)
    })
    return numbers
  }, [parse.doubts])
  const corrected = useMemo(
    () =>
      new Map(
        parse.corrections
          .filter((one) => one.state === 'applied')
          .flatMap((one) => one.made.map((key) => [key, `Corrected by ${one.by}, ${when(one.at)}`] as const)),
      ),
    [parse.corrections],
  )
  return (
    <ol className="cwa-passages">
      {rows.map(({ id, segments }) => {
        const here = segment !== null && segments.some((one) => one.key === selected) ? selected : null
        const doubts = segments.flatMap((one) => doubtful.get(one.key) ?? [])
        return (
          <li
            key={id}
            className={[
              'cwa-segment',
              `cwa-kind-${segments[0]?.kind}`,
              doubts.length > 0 ? 'cwa-segment-doubt' : '',
              here ? 'cwa-segment-here' : '',
            ].join(' ')}
          >
            <Passage
              segments={segments}
              depth={depths.get(id) ?? 0}
              selected={here}
              doubts={doubts.join(', ')}
              corrected={segments.flatMap((one) => corrected.get(one.key) ?? [])[0] ?? null}
              onSelect={select}
            />
            {here && segment && parse.mayConfirm && (
              <div className="cwa-segment-act">
                <CorrectBar key={`${segment.key}${state.mode}`} state={state} segment={segment} />
                {state.error && (
                  <p className="cwa-error" role="alert">
                    {state.error}
                  </p>
                )}
              </div>
            )}
          </li>
        )
      })}
    </ol>
  )
}

/** Drawn anew only where it changed: there may be thousands. */
const Passage = memo(function Passage({
  segments,
  depth,
  selected,
  doubts,
  corrected,
  onSelect,
}: {
  segments: Segment[]
  depth: number
  selected: string | null
  doubts: string
  corrected: string | null
  onSelect: (key: string) => void
}) {
  const [first] = segments
  if (!first) return null
  const confidence = segments.reduce<number | undefined>(
    (least, one) => (one.confidence === undefined ? least : Math.min(least ?? 1, one.confidence)),
    undefined,
  )
  return (
    <>
      <span className="cwa-passage-kind">
        {first.kind === 'table-row' ? `Table ${segments.length} × ${first.cells?.length ?? 1}` : nameOfType(first)}
        {first.page ? <small>p. {first.page}</small> : null}
        {doubts && <small className="cwa-tone-warn">doubt {doubts}</small>}
        {confidence !== undefined && confidence < 1 && (
          <small className={confidence < unsure ? 'cwa-tone-warn' : undefined}>
            <span className="cwa-hidden">read with a confidence of </span>
            {confidence.toFixed(2)}
          </small>
        )}
      </span>
      {first.kind === 'table-row' ? (
        <TableRows rows={segments} selected={selected} onSelect={onSelect} />
      ) : (
        <button
          type="button"
          className="cwa-segment-text"
          data-cwa-passage={first.key}
          aria-pressed={selected === first.key}
          style={depth > 0 ? { paddingLeft: Math.min(depth, 6) * 16 } : undefined}
          onClick={() => onSelect(first.key)}
        >
          {first.marker && <span className="cwa-quiet">{first.marker} </span>}
          {first.term && !first.text.startsWith(first.term) && <b>{first.term}: </b>}
          {first.text}
          {first.choice && <span className="cwa-choice-of"> one of a choice</span>}
          {corrected && <span className="cwa-corrected">{corrected}</span>}
        </button>
      )}
    </>
  )
})

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
            <tr
              key={row.key}
              data-cwa-passage={row.key}
              aria-selected={selected === row.key}
              onClick={() => onSelect(row.key)}
            >
              {(row.cells ?? [row.text]).map((cell, at) => (
                <td key={at}>
                  {at === 0 ? (
                    <button type="button" className="cwa-row-pick" aria-pressed={selected === row.key}>
                      {cell || 'Row'}
                    </button>
                  ) : (
                    cell
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
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

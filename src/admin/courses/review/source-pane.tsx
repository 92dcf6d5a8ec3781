'use client'
import { useEffect, useRef } from 'react'
import type { ReviewCitation, Section, SectionLine } from '@/systems/courses/public'
import { ClauseMark } from '../../shared/clause-mark'
import { originalAddress } from './original'
import { marksOf } from './items'
import { useReviewContext } from './review-context'

/** The passage of the selected claim in the section it stands in, verbatim, scrolled level with the claim. */
export function SourcePane() {
  const { state, citations, citation, openCitation } = useReviewContext()
  const pane = useRef<HTMLElement>(null)
  const key = citation ? `${citation.source} ${citation.segment} ${citation.start}` : ''
  useEffect(() => {
    const element = pane.current
    const here = element?.querySelector('[data-cwa-here]')
    const claim = document.querySelector('.cwa-selected')
    if (!element || !here) return
    const top = claim?.getBoundingClientRect().top
    // Level with a claim that is on the screen; the one selected at first may stand far below.
    const level = top !== undefined && top < innerHeight ? top - element.getBoundingClientRect().top + 20 : 120
    const wanted = Math.max(90, Math.min(level, element.clientHeight - 160))
    element.scrollTop += here.getBoundingClientRect().top - element.getBoundingClientRect().top - wanted
  }, [key, state.selected])
  const source = state.review.sources.find((one) => one.id === citation?.source)
  const section = citation?.section ? state.review.sections[citation.section] : undefined
  const address = source && originalAddress({ version: source.version, page: citation?.page })
  const { item } = state
  const marks = marksOf(citations)
  return (
    <aside className="cwa-source" id="cwa-source" aria-label="Source passage" ref={pane} tabIndex={-1}>
      {citation && source ? (
        <>
          <header className="cwa-runhead">
            <span>
              {source.sop === source.title
                ? `${source.title}, version ${source.label}`
                : `${source.sop} ${source.label} · ${source.title}`}
            </span>
            {citation.page && (
              <span>
                page {citation.page}
                {source.pages ? ` of ${source.pages}` : ''}
              </span>
            )}
          </header>
          {marks.length > 1 && (
            <p className="cwa-row cwa-others">
              <span className="cwa-label">{marks.length} places:</span>
              {marks.map((other, at) => (
                <ClauseMark
                  key={at}
                  citation={other}
                  support="supported"
                  open={other === citation}
                  onOpen={() => openCitation(other)}
                />
              ))}
            </p>
          )}
          {section ? (
            <SectionView section={section} citation={citation} citations={citations} />
          ) : (
            <div className="cwa-note cwa-note-warn">
              <p>The file this passage is from cannot be read now, so the claim stays undecided.</p>
              <blockquote>{citation.quote}</blockquote>
            </div>
          )}
          {address && (
            <p className="cwa-original">
              <a href={address} target="_blank" rel="noreferrer">
                Open the original{citation.page ? `, page ${citation.page}` : ''}
              </a>
            </p>
          )}
        </>
      ) : (
        <p className="cwa-empty">{item ? 'This cites no passage of the SOP.' : 'Choose a claim to see its passage.'}</p>
      )}
    </aside>
  )
}

type Shown = { citation: ReviewCitation; citations: readonly ReviewCitation[] }

function SectionView({ section, citation, citations }: { section: Section } & Shown) {
  const heading = section.path.at(-1)
  const rest = section.lines.filter((line) => line.kind !== 'heading')
  return (
    <div className="cwa-sop">
      {section.path.length > 1 && <p className="cwa-path">{section.path.slice(0, -1).join(' › ')}</p>}
      {heading && <h3>{heading}</h3>}
      {rest.map((line, at) => (
        <Line
          key={line.key}
          line={line}
          citation={citation}
          citations={citations}
          newTable={line.kind === 'table-row' && rest[at - 1]?.table !== line.table}
        />
      ))}
    </div>
  )
}

function Line({ line, citation, citations, newTable }: { line: SectionLine; newTable: boolean } & Shown) {
  const here = line.key === citation.segment
  // What else the claim or exercise cites in this section is marked as well, without the thread.
  const cited = here ? citation : citations.find((one) => one.source === citation.source && one.segment === line.key)
  const marker = line.marker && line.marker !== '•' ? line.marker : line.kind === 'list-item' ? '•' : undefined
  const nested = line.kind === 'list-item' || line.kind === 'step' ? Math.max(0, (line.level ?? 1) - 1) : 0
  if (line.kind === 'table-row' && line.cells) {
    return (
      <>
        {newTable && line.header && <Cells cells={line.header} head />}
        <Cells cells={line.cells} cited={cited !== undefined} here={here} />
      </>
    )
  }
  return (
    <p className={`cwa-line cwa-line-${line.kind}`} style={{ marginLeft: nested * 18 }} data-page={line.page}>
      {marker && <span className={line.kind === 'step' ? 'cwa-marker cwa-marker-step' : 'cwa-marker'}>{marker}</span>}
      <span>{cited ? <Highlighted text={line.text} citation={cited} here={here} /> : line.text}</span>
    </p>
  )
}

function Highlighted({ text, citation, here }: { text: string; citation: ReviewCitation; here: boolean }) {
  const mark = here ? { 'data-cwa-here': true } : {}
  const fits = text.slice(citation.start, citation.end) === citation.quote
  const at = fits ? citation.start : text.indexOf(citation.quote)
  if (at < 0) return <mark {...mark}>{text}</mark>
  const end = at + citation.quote.length
  return (
    <>
      {text.slice(0, at)}
      <mark {...mark}>{text.slice(at, end)}</mark>
      {text.slice(end)}
    </>
  )
}

function Cells({
  cells,
  head = false,
  cited = false,
  here = false,
}: {
  cells: readonly string[]
  head?: boolean
  cited?: boolean
  here?: boolean
}) {
  return (
    <p
      className={`cwa-cells${head ? ' cwa-cells-head' : ''}`}
      style={{ gridTemplateColumns: `repeat(${cells.length}, minmax(0, 1fr))` }}
    >
      {cells.map((cell, at) => (
        <span key={at}>
          {cited ? <mark {...(here && at === 0 ? { 'data-cwa-here': true } : {})}>{cell}</mark> : cell}
        </span>
      ))}
    </p>
  )
}

import { clauseOf } from './clause'
import { usePlayer } from './context'
import type { Citation } from './types'

/**
 * The end of the evidence thread: `§8.3 · 11`. One mark per clause; it opens the passage and is filled while that is
 * on show.
 */
export function EvidenceMark({ citations, bare = false }: { citations: Citation[] | undefined; bare?: boolean }) {
  const seen = new Set<string>()
  const clauses = (citations ?? []).filter((citation) => {
    const { label } = clauseOf(citation)
    return !seen.has(label) && Boolean(seen.add(label))
  })
  return (
    <>
      {clauses.map((citation, at) => (
        <Mark key={at} citation={citation} bare={bare || at > 0} />
      ))}
    </>
  )
}

function Mark({ citation, bare }: { citation: Citation; bare: boolean }) {
  const { t, show, shown } = usePlayer()
  const clause = clauseOf(citation)
  const name = [
    clause.appendix ? t('appendixName', { n: clause.appendix }) : clause.section && t('clause', { n: clause.section }),
    clause.step && t('step', { n: clause.step }),
    !clause.section && !clause.appendix && (clause.page ? t('page', { n: clause.page }) : clause.heading),
  ].filter(Boolean)
  const look = `cw-mark${bare ? ' cw-mark-bare' : ''}`
  if (!show) {
    return (
      <span className={look}>
        <span className="cw-mark-label">{clause.label}</span>
      </span>
    )
  }
  const open = shown !== null && sameCitation(shown, citation)
  return (
    <a
      className={look}
      href="#cw-sop"
      aria-expanded={open}
      onClick={(event) => {
        event.preventDefault()
        show(citation, event.currentTarget)
      }}
    >
      <span className="cw-hidden">{[...name, t('show')].join(', ')} </span>
      <span className="cw-mark-label">{clause.label}</span>
    </a>
  )
}

export function sameCitation(one: Citation, other: Citation): boolean {
  return (
    one.source === other.source &&
    one.segment === other.segment &&
    one.start === other.start &&
    one.quote === other.quote
  )
}

/** Verbatim words of the SOP with their mark, hung on the thread. */
export function Evidence({ citations, lead }: { citations: Citation[]; lead?: string }) {
  const { t, sourceName } = usePlayer()
  const [first] = citations
  if (!first) return lead ? <p className="cw-lead">{lead}</p> : null
  const pages = [...new Set(citations.flatMap(({ page }) => (page ? [page] : [])))]
  return (
    <div className="cw-evidence">
      {lead && <p className="cw-lead">{lead}</p>}
      {citations.slice(0, 5).map((citation, at) => (
        <blockquote key={at}>{citation.quote}</blockquote>
      ))}
      <p className="cw-source">
        <span>{sourceName(first.source)}</span>
        <EvidenceMark citations={citations} />
        {pages.length === 1 && <span>{t('page', { n: pages[0] ?? '' })}</span>}
      </p>
    </div>
  )
}

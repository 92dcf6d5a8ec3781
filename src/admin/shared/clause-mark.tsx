'use client'
import { clauseOf } from '@/player/clause'
import type { ReviewCitation } from '@/systems/courses/public'

type Support = 'supported' | 'partial' | 'unsupported'

/** `Clause 8.3, step 11`, as it is said. */
export function spokenClause(citation: ReviewCitation): string {
  const { section, appendix, step, page, heading } = clauseOf(citation)
  const parts = [
    appendix ? `Appendix ${appendix}` : section ? `Clause ${section}` : heading,
    step ? `step ${step}` : undefined,
    page ? `page ${page}` : undefined,
  ]
  return parts.filter(Boolean).join(', ') || 'Passage'
}

/** The reference mark at the end of the thread: it opens the passage and is filled while that is shown. */
export function ClauseMark({
  citation,
  support,
  open,
  onOpen,
}: {
  citation: ReviewCitation | undefined
  support: Support
  open: boolean
  onOpen: () => void
}) {
  if (!citation) {
    return (
      <span className="cwa-mark cwa-mark-unsupported">
        <span>no passage</span>
      </span>
    )
  }
  return (
    <a
      className={`cwa-mark cwa-mark-${support}`}
      href="#cwa-source"
      aria-label={`${spokenClause(citation)}, show in the SOP`}
      aria-current={open || undefined}
      data-cwa-open={open || undefined}
      onClick={(event) => {
        event.preventDefault()
        event.stopPropagation()
        onOpen()
      }}
    >
      <span>{clauseOf(citation).label}</span>
    </a>
  )
}

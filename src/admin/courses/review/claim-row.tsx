'use client'
import type { ReactNode } from 'react'
import { InlineText } from '@/player/inline-text'
import type { ReviewClaim } from '@/systems/courses/public'
import { ClauseMark } from '../../shared/clause-mark'
import { StateNode, toneOf } from '../../shared/state-node'
import { DecisionPanel } from './decision-panel'
import { marksOf, type Item } from './items'
import { FeedbackHint } from './learner-feedback'
import { useReviewContext } from './review-context'
import { shownClaim } from './words'

/** One statement as the learner reads it, with its node, its word and its mark. Selected, it opens and can be decided on. */
export function ClaimRow({ claimKey, text, lead }: { claimKey: string; text?: string; lead?: ReactNode }) {
  const { state } = useReviewContext()
  const item = state.items.find(
    (one): one is Extract<Item, { kind: 'claim' }> => one.kind === 'claim' && one.claim.key === claimKey,
  )
  if (!item) return text ? <p className="cwa-plain">{text}</p> : null
  const selected = state.selected === item.id
  const row = (
    <Row
      claim={item.claim}
      text={text ?? item.claim.text}
      lead={lead}
      selected={selected}
      onPick={() => state.pick(item.id)}
    />
  )
  if (!selected) return row
  return (
    <article
      className={`cwa-selected cwa-edge-${shownClaim(item.claim).node}`}
      data-cwa-item={item.id}
      aria-label="Selected claim"
    >
      {row}
      <DecisionPanel item={item} />
    </article>
  )
}

function Row({
  claim,
  text,
  lead,
  selected,
  onPick,
}: {
  claim: ReviewClaim
  text: string
  lead: ReactNode
  selected: boolean
  onPick: () => void
}) {
  const { citation, openCitation } = useReviewContext()
  const shown = shownClaim(claim)
  const marks = claim.citations.length > 0 ? marksOf(claim.citations) : [undefined]
  return (
    <div
      className={`cwa-claim${claim.state === 'rejected' ? ' cwa-gone' : ''}`}
      {...(selected ? {} : { 'data-cwa-item': `claim:${claim.key}` })}
    >
      <StateNode name={shown.node} {...(shown.tone ? { tone: shown.tone } : {})} />
      <div className="cwa-claim-text">
        <button type="button" className="cwa-say" aria-expanded={selected} onClick={onPick}>
          {lead}
          <InlineText text={text} />
        </button>
        <p className={`cwa-state cwa-tone-${shown.tone ?? toneOf[shown.node]}`}>
          {shown.word}
          {selected ? null : <FeedbackHint claim={claim.key} onOpen={onPick} />}
        </p>
      </div>
      <span className="cwa-claim-marks">
        {marks.slice(0, 3).map((one, at) => (
          <ClauseMark
            key={at}
            citation={one}
            support={claim.support}
            open={selected && one !== undefined && one === citation}
            onOpen={() => {
              if (!selected) onPick()
              openCitation(one ?? null)
            }}
          />
        ))}
      </span>
    </div>
  )
}

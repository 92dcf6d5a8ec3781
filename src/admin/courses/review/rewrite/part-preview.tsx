'use client'
import { Fragment } from 'react'
import { clauseOf } from '@/player/clause'
import { InlineText } from '@/player/inline-text'
import { StateNode, type NodeName } from '../../../shared/state-node'
import { spokenClause } from '../../../shared/clause-mark'
import { ExerciseKey } from '../exercise-key'
import { counted, exerciseNames, sentence } from '../words'
import type { ProposedClaim } from '@/systems/generation/rewriting/model'
import type { Line, Shown } from './compare'

const calloutWords = { note: 'Note', caution: 'Caution', warning: 'Warning', danger: 'Danger' } as const

/** One side of a proposal: what is said, what differs from the other side, and the passage behind each statement. */
export function PartPreview({
  shown,
  side,
  remarks = {},
}: {
  shown: readonly Shown[]
  side: 'before' | 'after'
  remarks?: Readonly<Record<string, readonly { message: string }[]>>
}) {
  if (shown.length === 0) return <p className="cwa-quiet">Nothing.</p>
  return (
    <div className="cwa-preview">
      {shown.map((one) => {
        switch (one.kind) {
          case 'heading':
            return (
              <h4 key={one.id}>
                <Marked isNew={one.isNew} side={side}>
                  {one.text}
                </Marked>
              </h4>
            )
          case 'same-questions':
            return (
              <p key={one.id} className="cwa-quiet cwa-small">
                {counted(one.count, 'question')} {one.count === 1 ? 'stays' : 'stay'} as{' '}
                {one.count === 1 ? 'it is' : 'they are'}.
              </p>
            )
          case 'question':
            return (
              <div key={one.id} className={`cwa-preview-question cwa-${side}`}>
                <p className="cwa-label">
                  {exerciseNames[one.exercise.type] ?? one.exercise.type}
                  {side === 'after' ? ' · new' : ' · goes'}
                </p>
                <p>
                  <InlineText text={one.exercise.prompt} />
                </p>
                <ExerciseKey exercise={one.exercise} />
                {(remarks[one.exercise.id] ?? []).map(({ message }, at) => (
                  <p key={at} className="cwa-state cwa-tone-warn">
                    {sentence(message)}
                  </p>
                ))}
              </div>
            )
          case 'lines':
            return (
              <div
                key={one.id}
                className={
                  one.block.type === 'callout' ? `cwa-callout cwa-callout-${one.block.level}` : 'cwa-preview-block'
                }
              >
                {one.block.type === 'callout' && <p className="cwa-callout-word">{calloutWords[one.block.level]}</p>}
                {one.lines.map((line, at) => (
                  <Statement key={`${line.key} ${at}`} line={line} side={side} />
                ))}
              </div>
            )
        }
      })}
    </div>
  )
}

function Statement({ line: { lead, parts, claim }, side }: { line: Line; side: 'before' | 'after' }) {
  return (
    <div className="cwa-preview-line">
      <StateNode name={claim ? nodeOf(claim) : 'supported'} />
      <p>
        {lead && <span className="cwa-step-number">{lead}</span>}
        {parts.map((part, at) => (
          <Marked key={at} isNew={part.isNew} side={side}>
            {part.text}
          </Marked>
        ))}
      </p>
      {claim && <Evidence claim={claim} />}
    </div>
  )
}

/** Words the other side does not have: added on the right, gone on the left. */
function Marked({ isNew, side, children }: { isNew: boolean; side: 'before' | 'after'; children: string }) {
  if (!isNew) return <Fragment>{children}</Fragment>
  return side === 'after' ? <ins>{children}</ins> : <del>{children}</del>
}

function Evidence({ claim }: { claim: ProposedClaim }) {
  const [first] = claim.citations
  const word = claim.byHand
    ? 'Edited by hand'
    : claim.kept
      ? null
      : { supported: 'New, supported', partial: 'New, partly supported', unsupported: 'New, no support' }[claim.support]
  const tone = claim.byHand ? 'hand' : { supported: 'ok', partial: 'warn', unsupported: 'bad' }[claim.support]
  return (
    <>
      <details
        className={`cwa-preview-evidence${word === null ? ' cwa-kept' : ''}`}
        open={!claim.kept && claim.support !== 'supported' ? true : undefined}
      >
        <summary>
          {word && <span className={`cwa-tone-${tone}`}>{word}</span>}
          {first && (
            <span className={`cwa-mark cwa-mark-${claim.support}`}>
              <span aria-label={`${spokenClause(first)}, show the passage`}>{clauseOf(first).label}</span>
            </span>
          )}
        </summary>
        {claim.citations.map((citation, at) => (
          <blockquote key={at}>{citation.quote}</blockquote>
        ))}
        {claim.citations.length === 0 && <p className="cwa-tone-bad">It cites no passage of the SOP.</p>}
      </details>
      {!claim.kept &&
        claim.problems.map(({ message }, at) => (
          <p key={at} className={`cwa-state cwa-tone-${tone}`}>
            {sentence(message)}
          </p>
        ))}
    </>
  )
}

function nodeOf(claim: ProposedClaim): NodeName {
  return claim.byHand ? 'edited' : claim.support
}

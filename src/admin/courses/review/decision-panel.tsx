'use client'
import { useEffect, useRef } from 'react'
import { ActionButton } from '../../shared/action-button'
import { StateNode } from '../../shared/state-node'
import { act, isAccepted } from './acts'
import { Comments } from './comments'
import { DecisionForm } from './decision-form'
import type { Item } from './items'
import { LearnerFeedback } from './learner-feedback'
import { PassageHere } from './passage-here'
import { useReviewContext } from './review-context'
import { added } from './word-diff'
import { sentence } from './words'

/** Under the selected item: what matched and what did not, the decisions, and what people say of it. */
export function DecisionPanel({ item }: { item: Item }) {
  const { state } = useReviewContext()
  const panel = useRef<HTMLDivElement>(null)
  const { mode } = state
  // What a key opened must be seen, and typed into at once.
  useEffect(() => {
    if (mode) panel.current?.querySelector<HTMLElement>('textarea')?.focus()
  }, [mode])
  return (
    <div className="cwa-panel" ref={panel}>
      <Checks item={item} />
      {item.kind === 'claim' && <PassageHere claim={item.claim} />}
      {item.kind === 'claim' && item.claim.originalText && item.claim.originalText !== item.claim.text && (
        <p className="cwa-was">
          <span className="cwa-label">Before the edit</span>
          <del>{item.claim.originalText}</del>
        </p>
      )}
      {item.kind === 'claim' && item.claim.suggestion && !mode && (
        <div className="cwa-suggestion">
          <p className="cwa-label">Suggested wording, quoted from the passage</p>
          <p>
            {added({ from: item.claim.text, to: item.claim.suggestion }).map((part, at) =>
              part.isNew ? <ins key={at}>{part.text}</ins> : <span key={at}>{part.text}</span>,
            )}
          </p>
        </div>
      )}
      {state.conflict?.id === item.id && (
        <div className="cwa-note cwa-note-warn" role="alert">
          <p>
            <b>{state.conflict.message}</b>
          </p>
          <p>It says now: “{state.conflict.current.text}”</p>
        </div>
      )}
      {state.error && state.conflict?.id !== item.id && (
        <p className="cwa-error" role="alert">
          {state.error}
        </p>
      )}
      {mode ? <DecisionForm item={item} /> : <Actions item={item} />}
      <Comments item={item} />
      <LearnerFeedback item={item} />
    </div>
  )
}

function Checks({ item }: { item: Item }) {
  const remarks = item.kind === 'claim' ? item.claim.problems : item.remarks
  const matched = item.kind === 'claim' ? item.claim.matched : []
  if (remarks.length === 0 && matched.length === 0) return null
  const grave = item.kind === 'claim' && item.claim.support === 'unsupported'
  return (
    <ul className="cwa-checks">
      {matched.length > 0 && (
        <li className="cwa-tone-ok">
          <StateNode name="supported" />
          <span>
            {matched.map((part) => `“${part}”`).join(' and ')} {matched.length === 1 ? 'is' : 'are'} in the passage
          </span>
        </li>
      )}
      {remarks.map((remark, at) => (
        <li key={at} className={grave ? 'cwa-tone-bad' : 'cwa-tone-warn'}>
          <StateNode name={grave ? 'unsupported' : 'partial'} />
          <span>{sentence(remark.message)}</span>
        </li>
      ))}
    </ul>
  )
}

function Actions({ item }: { item: Item }) {
  const { state } = useReviewContext()
  const { may } = state.review
  if (!may.decide && !may.edit) {
    return may.comment ? (
      <div className="cwa-actions">
        <ActionButton shortcut="C" onClick={() => state.setMode('comment')}>
          Comment
        </ActionButton>
      </div>
    ) : null
  }
  const suggestion = item.kind === 'claim' && may.edit ? item.claim.suggestion : null
  return (
    <div className="cwa-actions" role="group" aria-label="Decision">
      {suggestion && (
        <ActionButton look="primary" shortcut="U" busy={state.busy} onClick={() => act(state, item, 'use')}>
          Use wording
        </ActionButton>
      )}
      {may.decide && !isAccepted(item) && (
        <ActionButton
          look={suggestion ? 'secondary' : 'primary'}
          shortcut="A"
          busy={state.busy}
          onClick={() => act(state, item, 'accept')}
        >
          Accept
        </ActionButton>
      )}
      {item.kind === 'claim' && may.edit && (
        <ActionButton shortcut="E" busy={state.busy} onClick={() => act(state, item, 'edit')}>
          Edit
        </ActionButton>
      )}
      {(may.decide || item.kind === 'claim') && (
        <ActionButton shortcut="R" busy={state.busy} onClick={() => act(state, item, 'reject')}>
          {may.decide ? 'Reject' : 'Take out'}
        </ActionButton>
      )}
      <ActionButton look="transparent" shortcut="C" onClick={() => act(state, item, 'comment')}>
        Comment
      </ActionButton>
    </div>
  )
}

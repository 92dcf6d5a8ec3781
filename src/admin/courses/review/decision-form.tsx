'use client'
import { useId, useState } from 'react'
import { ActionButton } from '../../shared/action-button'
import { consequence, openSuggestion } from './acts'
import type { Item } from './items'
import { useReviewContext } from './review-context'

/** What has to be said for a decision: other words, a reason, a remark. */
export function DecisionForm({ item }: { item: Item }) {
  const { state } = useReviewContext()
  if (state.mode === 'edit' && item.kind === 'claim') return <EditForm item={item} />
  if (state.mode === 'comment') return <CommentForm item={item} />
  return <ReasonForm item={item} decision={state.mode === 'accept' ? 'accept' : 'reject'} />
}

function EditForm({ item }: { item: Extract<Item, { kind: 'claim' }> }) {
  const { state } = useReviewContext()
  const id = useId()
  const text = state.draft.trim()
  const unchanged = text === '' || text === item.claim.text
  const suggestion = openSuggestion(state, item)
  const reviewing = state.review.may.decide
  const why = unchanged ? 'Change the words first' : undefined
  const save = (
    <ActionButton
      look={reviewing ? 'secondary' : 'primary'}
      busy={state.busy}
      why={why}
      onClick={() =>
        void state.decide(item, 'edit', {
          text,
          ...(suggestion?.suggestedText === text ? { suggestion: suggestion.id } : {}),
        })
      }
    >
      {reviewing ? 'Change it myself' : 'Save the wording'}
    </ActionButton>
  )
  return (
    <div className="cwa-form">
      <div className="cwa-field">
        <label htmlFor={id}>New wording</label>
        <textarea
          id={id}
          value={state.draft}
          onChange={(event) => state.setDraft(event.target.value)}
          aria-describedby={`${id}-hint`}
        />
        <p className="cwa-hint" id={`${id}-hint`}>
          {reviewing
            ? 'It is checked against the passage at once. If you change it yourself you become its author, and somebody else has to sign as well. A suggestion leaves the wording to the author.'
            : 'It is checked against the passage at once. A reviewer looks at it before the course is approved.'}
        </p>
      </div>
      <div className="cwa-actions">
        {reviewing && (
          <ActionButton
            look="primary"
            busy={state.busy}
            why={why}
            onClick={() => void state.suggest(item, text, 'Suggested wording.')}
          >
            Suggest to the author
          </ActionButton>
        )}
        {save}
        <Cancel />
      </div>
    </div>
  )
}

function ReasonForm({ item, decision }: { item: Item; decision: 'accept' | 'reject' }) {
  const { state } = useReviewContext()
  const [reason, setReason] = useState('')
  const id = useId()
  const required = decision === 'accept'
  const also = decision === 'reject' ? consequence(item) : null
  return (
    <div className="cwa-form">
      <div className="cwa-field">
        <label htmlFor={id}>{required ? 'Why is it right all the same?' : 'Reason (optional)'}</label>
        <textarea
          id={id}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          aria-describedby={`${id}-hint`}
        />
        <p className="cwa-hint" id={`${id}-hint`}>
          {required
            ? 'Your name and this reason stay with it in every version.'
            : `It will not be in the published course. ${also ?? ''}`}
        </p>
      </div>
      <div className="cwa-actions">
        <ActionButton
          look="primary"
          busy={state.busy}
          why={required && reason.trim() === '' ? 'Give a reason first' : undefined}
          onClick={() => void state.decide(item, decision, reason.trim() ? { reason: reason.trim() } : {})}
        >
          {required ? 'Accept with this reason' : state.review.may.decide ? 'Reject' : 'Take out'}
        </ActionButton>
        <Cancel />
      </div>
    </div>
  )
}

function CommentForm({ item }: { item: Item }) {
  const { state } = useReviewContext()
  const id = useId()
  return (
    <div className="cwa-form">
      <div className="cwa-field">
        <label htmlFor={id}>Comment</label>
        <textarea id={id} value={state.draft} onChange={(event) => state.setDraft(event.target.value)} />
      </div>
      <div className="cwa-actions">
        <ActionButton
          look="primary"
          busy={state.busy}
          why={state.draft.trim() === '' ? 'Write something first' : undefined}
          onClick={() => void state.comment(item, state.draft.trim())}
        >
          Add comment
        </ActionButton>
        <Cancel />
      </div>
    </div>
  )
}

function Cancel() {
  const { state } = useReviewContext()
  return (
    <ActionButton
      look="transparent"
      onClick={() => {
        state.setMode(null)
        state.setDraft('')
        state.setError(null)
      }}
    >
      Cancel
    </ActionButton>
  )
}

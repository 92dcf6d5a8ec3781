'use client'
import { useId, useState } from 'react'
import { ActionButton } from '../../shared/action-button'
import { Dialog } from '../../shared/dialog'
import { KeysDialog } from '../../shared/keys-dialog'
import { Comments } from './comments'
import { useReviewContext } from './review-context'

export function SendBackDialog({ onClose }: { onClose: () => void }) {
  const { state } = useReviewContext()
  const [comment, setComment] = useState('')
  const id = useId()
  const open = state.counts.comments
  return (
    <Dialog title="Send back to the author" onClose={onClose}>
      <p>
        Decisions made so far are kept.{' '}
        {open > 0 && `The author also sees the ${open} open comment${open === 1 ? '' : 's'} on claims.`}
      </p>
      <div className="cwa-field">
        <label htmlFor={id}>What has to be done</label>
        <textarea id={id} value={comment} onChange={(event) => setComment(event.target.value)} />
      </div>
      {state.dialogError && (
        <p className="cwa-error" role="alert">
          {state.dialogError}
        </p>
      )}
      <div className="cwa-row">
        <ActionButton
          look="primary"
          busy={state.busy}
          why={comment.trim() === '' ? 'Say what has to be done' : undefined}
          onClick={() => void state.sendBack(comment.trim()).then((sent) => sent && onClose())}
        >
          Send back
        </ActionButton>
        <ActionButton onClick={onClose}>Cancel</ActionButton>
      </div>
    </Dialog>
  )
}

/** Remarks on the course as a whole. */
export function CourseCommentsDialog({ onClose }: { onClose: () => void }) {
  const { state } = useReviewContext()
  const [text, setText] = useState('')
  const id = useId()
  return (
    <Dialog title="Comments on the course" onClose={onClose}>
      {state.review.comments.some((comment) => comment.claimKey === null) ? (
        <Comments item={null} />
      ) : (
        <p>Nobody has commented on the course as a whole.</p>
      )}
      {state.review.may.comment && (
        <div className="cwa-field">
          <label htmlFor={id}>Comment</label>
          <textarea id={id} value={text} onChange={(event) => setText(event.target.value)} />
        </div>
      )}
      <div className="cwa-row">
        {state.review.may.comment && (
          <ActionButton
            look="primary"
            busy={state.busy}
            why={text.trim() === '' ? 'Write something first' : undefined}
            onClick={() => void state.comment(null, text.trim()).then((added) => added && setText(''))}
          >
            Add comment
          </ActionButton>
        )}
        <ActionButton onClick={onClose}>Close</ActionButton>
      </div>
    </Dialog>
  )
}

const keys: [string, string][] = [
  ['J', 'Next in the queue'],
  ['K', 'Previous in the queue'],
  ['A', 'Accept'],
  ['U', 'Use the suggested wording'],
  ['E', 'Edit'],
  ['R', 'Reject'],
  ['C', 'Comment'],
  ['W', 'Have it rewritten (authors)'],
  ['?', 'These keys'],
]

export const ReviewKeys = (state: { on: boolean; onToggle: (on: boolean) => void; onClose: () => void }) => (
  <KeysDialog
    keys={keys}
    where="They work while the review has the focus, never while you type."
    what="Single keys decide in this review"
    {...state}
  />
)

'use client'
import type { CommentRecord } from '@/systems/courses/public'
import { ActionButton } from '../../shared/action-button'
import type { Item } from './items'
import { useReviewContext } from './review-context'
import { keyOf } from './use-review'

/** What people say of an item (`item` null: of the course as a whole), oldest first. */
export function Comments({ item }: { item: Item | null }) {
  const { state } = useReviewContext()
  const key = item ? keyOf(item) : null
  const comments = state.review.comments.filter((comment) => comment.claimKey === key)
  if (comments.length === 0) return null
  return (
    <ul className="cwa-comments" aria-label="Comments">
      {comments.map((comment) => (
        <Comment key={comment.id} comment={comment} item={item} />
      ))}
    </ul>
  )
}

function Comment({ comment, item }: { comment: CommentRecord; item: Item | null }) {
  const { state } = useReviewContext()
  const { may, person } = state.review
  return (
    <li className={comment.resolved ? 'cwa-resolved' : undefined}>
      <p>
        <b>{comment.authorName}</b>
        {comment.author === person.id && ' (you)'} <time dateTime={comment.createdAt}>{moment(comment.createdAt)}</time>
        {comment.resolved && <span className="cwa-quiet"> · resolved</span>}
      </p>
      <p className="cwa-comment-text">{comment.text}</p>
      {comment.suggestedText && <p className="cwa-suggestion">{comment.suggestedText}</p>}
      {!comment.resolved && (
        <p className="cwa-row">
          {comment.suggestedText && item && may.edit && comment.author !== person.id && (
            <ActionButton
              busy={state.busy}
              onClick={() => {
                state.setDraft(comment.suggestedText ?? '')
                state.setMode('edit')
              }}
            >
              Use this wording
            </ActionButton>
          )}
          {may.comment && (
            <ActionButton look="transparent" busy={state.busy} onClick={() => void state.resolve(comment.id)}>
              Resolve
            </ActionButton>
          )}
        </p>
      )}
    </li>
  )
}

/** `9 Nov, 09:12`, in the zone of the person at the screen. */
export function moment(iso: string): string {
  return new Date(iso).toLocaleString('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
}

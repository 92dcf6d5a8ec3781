import type { Item } from './items'
import type { ReviewState } from './use-review'
import { counted } from './words'

/** Whether there is nothing left to accept. */
export function isAccepted(item: Item): boolean {
  return item.kind === 'claim'
    ? item.decided && item.claim.state === 'accepted'
    : item.exercise.verdict?.decision === 'accepted'
}

export type Act = 'accept' | 'edit' | 'reject' | 'comment' | 'use'

/** What a key or a button does with an item: at once where nothing has to be said, else by opening the form for it. */
export function act(state: ReviewState, item: Item, what: Act): void {
  const { may } = state.review
  if (state.busy) return
  if (what === 'comment') {
    if (may.comment) state.setMode('comment')
    return
  }
  if (what === 'accept') {
    if (!may.decide || isAccepted(item) || (item.kind === 'exercise' && item.goesWith !== null)) return
    const needsReason = item.kind === 'claim' ? item.claim.support !== 'supported' : item.remarks.length > 0
    if (needsReason) state.setMode('accept')
    else void state.decide(item, 'accept')
    return
  }
  if (what === 'reject') {
    if (may.decide || (may.edit && item.kind === 'claim')) state.setMode('reject')
    return
  }
  if (item.kind !== 'claim' || !may.edit) return
  const text = what === 'use' ? (openSuggestion(state, item)?.suggestedText ?? item.claim.suggestion) : item.claim.text
  if (text === null || text === undefined) return
  state.setDraft(text)
  state.setMode('edit')
}

/** The newest open suggestion of a person for a claim. */
export function openSuggestion(state: ReviewState, item: Item) {
  if (item.kind !== 'claim') return undefined
  return state.review.comments.findLast(
    (comment) => comment.claimKey === item.claim.key && comment.suggestedText !== null && !comment.resolved,
  )
}

/** What else goes when an item is rejected. */
export function consequence(item: Item): string | null {
  if (item.kind !== 'claim' || item.claim.exercises.length === 0) return null
  return `${counted(item.claim.exercises.length, 'exercise')} that ${item.claim.exercises.length === 1 ? 'rests' : 'rest'} on it ${item.claim.exercises.length === 1 ? 'goes' : 'go'} as well.`
}

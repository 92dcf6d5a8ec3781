export const feedbackKinds = ['good', 'unclear', 'wrong'] as const
export type FeedbackKind = (typeof feedbackKinds)[number]

export const feedbackStates = ['open', 'answered', 'closed'] as const
export type FeedbackState = (typeof feedbackStates)[number]

/** Allowed moves, from → to. An answer can be followed by a better one. */
export const feedbackMoves: Record<FeedbackState, readonly FeedbackState[]> = {
  open: ['answered', 'closed'],
  answered: ['answered', 'closed'],
  closed: ['answered'],
}

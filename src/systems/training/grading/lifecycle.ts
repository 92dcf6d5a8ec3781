export const gradingStates = ['proposed', 'confirmed', 'released'] as const
export type GradingState = (typeof gradingStates)[number]

/** Allowed moves of a grading, from → to. Until it is released a grader may think again. */
export const gradingMoves: Record<GradingState, readonly GradingState[]> = {
  proposed: ['proposed', 'confirmed'],
  confirmed: ['proposed', 'confirmed', 'released'],
  released: [],
}

export const observationStates = ['awaiting-signature', 'signed', 'disputed'] as const
export type ObservationState = (typeof observationStates)[number]

/** Allowed moves of an observation, from → to. What was signed or disputed stays; a new look is a new observation. */
export const observationMoves: Record<ObservationState, readonly ObservationState[]> = {
  'awaiting-signature': ['signed', 'disputed'],
  signed: [],
  disputed: [],
}

/** Of an account. Whoever was blocked or left cannot sign in; what they did stays. */
export const personStates = ['invited', 'active', 'blocked', 'left'] as const
export type PersonState = (typeof personStates)[number]

export const personMoves: Record<PersonState, readonly PersonState[]> = {
  invited: ['active', 'blocked', 'left'],
  active: ['blocked', 'left'],
  blocked: ['active', 'left'],
  left: ['active'],
}

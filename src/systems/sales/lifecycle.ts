export const requestStates = [
  'draft',
  'submitted',
  'triage',
  'needs-info',
  'quoted',
  'approved',
  'in-production',
  'client-review',
  'delivered',
  'closed',
  'rejected',
  'on-hold',
  'cancelled',
] as const
export type RequestState = (typeof requestStates)[number]

/**
 * Allowed moves of a request, from → to. What is on hold goes back to where it was held (ADR 0081): the table names every
 * state that can be held, the command lets it return to that one only.
 */
export const requestMoves: Record<RequestState, readonly RequestState[]> = {
  draft: ['submitted', 'cancelled'],
  submitted: ['triage', 'rejected', 'cancelled'],
  triage: ['needs-info', 'quoted', 'rejected', 'on-hold', 'cancelled'],
  'needs-info': ['triage', 'on-hold', 'cancelled'],
  quoted: ['approved', 'rejected', 'on-hold', 'cancelled'],
  approved: ['in-production', 'on-hold', 'cancelled'],
  'in-production': ['client-review', 'on-hold', 'cancelled'],
  'client-review': ['in-production', 'delivered', 'on-hold', 'cancelled'],
  delivered: ['closed'],
  closed: [],
  rejected: [],
  'on-hold': ['triage', 'needs-info', 'quoted', 'approved', 'in-production', 'client-review', 'cancelled'],
  cancelled: [],
}

/** Where a request can go now: the table, and for one on hold only back to where it was, or away. */
export function movesFrom({
  state,
  heldFrom,
}: {
  state: RequestState
  heldFrom: RequestState | null
}): readonly RequestState[] {
  if (state !== 'on-hold') return requestMoves[state]
  return requestMoves['on-hold'].filter((to) => to === 'cancelled' || to === (heldFrom ?? 'triage'))
}

/** Nobody has anything to do any more. */
export const endStates: readonly RequestState[] = ['closed', 'rejected', 'cancelled']

/** In the order of the work: the columns of the board. */
export const openStates: readonly RequestState[] = requestStates.filter((state) => !endStates.includes(state))

/** What happened to a request, as its timeline keeps it. */
export const requestEventKinds = [
  'move',
  'message',
  'question',
  'answer',
  'file',
  'quote',
  'plan',
  'production',
  'sign-off',
] as const
export type RequestEventKind = (typeof requestEventKinds)[number]

/** How a client may want the course. `portal` needs no package. */
export const deliveryFormats = ['portal', 'scorm-1.2', 'scorm-2004', 'xapi', 'cmi5'] as const
export type DeliveryFormat = (typeof deliveryFormats)[number]

/** What a client may mean by signing. */
export const signOffMeanings = {
  approved: 'I have reviewed this version and approve it for use',
  received: 'I confirm the delivery of this version; our own review follows',
} as const
export type SignOffMeaning = keyof typeof signOffMeanings

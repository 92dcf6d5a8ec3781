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

/** Allowed moves of a request, from → to. A request on hold goes back to triage. */
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
  'on-hold': ['triage', 'cancelled'],
  cancelled: [],
}

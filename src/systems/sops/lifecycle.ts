export const sopVersionStates = [
  'uploaded',
  'parsing',
  'parse-review',
  'approved',
  'effective',
  'superseded',
  'obsolete',
  'failed',
  'quarantined',
] as const
export type SopVersionState = (typeof sopVersionStates)[number]

/** Allowed moves of an SOP version, from → to. */
export const sopVersionMoves: Record<SopVersionState, readonly SopVersionState[]> = {
  uploaded: ['parsing', 'quarantined'],
  parsing: ['parse-review', 'failed'],
  'parse-review': ['approved', 'parsing'],
  // Back to its author, while nothing was made from it.
  approved: ['parse-review', 'effective', 'superseded'],
  effective: ['superseded', 'obsolete'],
  superseded: ['obsolete'],
  obsolete: [],
  failed: ['parsing', 'obsolete'],
  quarantined: ['parsing', 'obsolete'],
}

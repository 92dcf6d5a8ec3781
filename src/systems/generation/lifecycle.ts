export const generationRunStates = [
  'queued',
  'running',
  'outline-review',
  'succeeded',
  'failed',
  'cancelled',
  'needs-human',
] as const
export type GenerationRunState = (typeof generationRunStates)[number]

/** Allowed moves of a generation run, from → to. */
export const generationRunMoves: Record<GenerationRunState, readonly GenerationRunState[]> = {
  queued: ['running', 'cancelled', 'failed', 'needs-human'],
  running: ['outline-review', 'succeeded', 'failed', 'cancelled', 'needs-human'],
  'outline-review': ['queued', 'cancelled'],
  succeeded: [],
  failed: ['queued'],
  cancelled: [],
  'needs-human': ['queued', 'cancelled'],
}

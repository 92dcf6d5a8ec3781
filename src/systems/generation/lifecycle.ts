export const generationRunStates = ['queued', 'running', 'succeeded', 'failed', 'cancelled', 'needs-human'] as const
export type GenerationRunState = (typeof generationRunStates)[number]

/** Allowed moves of a generation run, from → to. */
export const generationRunMoves: Record<GenerationRunState, readonly GenerationRunState[]> = {
  queued: ['running', 'cancelled', 'failed'],
  running: ['succeeded', 'failed', 'cancelled', 'needs-human'],
  succeeded: [],
  failed: ['queued'],
  cancelled: [],
  'needs-human': ['queued', 'cancelled'],
}

/**
 * The jobs that make a draft, in order, each named after its step; `whole` stands for the three in the middle where a long SOP is
 * planned in parts and nobody asked to see the outline. What stops or resumes a run finds them by these names.
 */
export const draftingJobNames = {
  facts: 'generation.find-facts',
  objectives: 'generation.set-objectives',
  outline: 'generation.plan-outline',
  lessons: 'generation.write-lessons',
  whole: 'generation.plan-and-write',
  check: 'generation.check-course',
} as const
export type DraftingJob = keyof typeof draftingJobNames

/** The key of each of them for a run. */
export const draftingKey = (run: number): string => `run:${String(run)}`

/** The job that writes one part of a draft anew, and its key for a proposal. */
export const rewriteJobName = 'generation.rewrite-part'
export const rewriteKey = (rewrite: number): string => `rewrite:${String(rewrite)}`

import { z } from 'zod'

/** Where a learner is in a course, as the player sends it and `enrollments.progress` keeps it. */
export const progressSchema = z.object({
  /** Lesson id, or `assessment`. */
  lesson: z.string().max(200),
  /** Screen within the lesson, from 0. */
  screen: z.number().int().min(0).max(10_000),
  /** Ids of lessons that were read to the end. */
  done: z.array(z.string().max(200)).max(1000),
  /** Practice answers by exercise id. */
  answers: z.record(z.string().max(200), z.unknown()),
  /** When, by the learner's own clock: the device compares it with what it could not send. */
  at: z.string().max(40).optional(),
})

export type Progress = z.output<typeof progressSchema>

/** The state the player opens with; null where nothing usable is kept, so that it begins at the beginning. */
export function keptProgress(kept: unknown): Progress | null {
  return progressSchema.safeParse(kept).data ?? null
}

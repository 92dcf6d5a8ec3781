import { z } from 'zod'
import './events'

/** What the job needs of `assignment.made`. `now`: ISO 8601, from which due dates are counted. */
export const queuedInput = z.object({
  organisation: z.number(),
  assignment: z.number(),
  queued: z.boolean(),
  now: z.string(),
})
export type QueuedInput = z.output<typeof queuedInput>

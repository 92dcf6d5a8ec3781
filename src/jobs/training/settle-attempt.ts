import { z } from 'zod'
import { defineJob } from '@/shared/jobs'

/** What a trainer observed before the learner handed in needs no second look. */
export const settleAttemptJob = defineJob({
  name: 'training.settle-attempt',
  on: 'attempt.needs-grading',
  key: ({ attempt }) => `attempt:${attempt}`,
  input: z.looseObject({ attempt: z.number() }),
  run: async ({ input, step }) => {
    const { settleWaiting } = await import('@/systems/training/public')
    await step(
      'settle',
      () => null,
      (req) => settleWaiting({ req, attempt: input.attempt }),
    )
  },
})

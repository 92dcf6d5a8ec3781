import { z } from 'zod'
import { defineJob } from '@/shared/jobs'

/** A file was read: its facts are kept, for people to look at before anything is drafted from them. */
export const keepFactsJob = defineJob({
  name: 'generation.keep-facts',
  on: 'sop.parsed',
  // A file that is read again may say otherwise; what did not change costs nothing.
  key: ({ version, segments, doubts }) => `version:${version}:${segments}:${doubts}`,
  input: z.object({
    organisation: z.number(),
    sop: z.number(),
    version: z.number(),
    segments: z.number(),
    doubts: z.number(),
  }),
  run: async ({ input, payload }) => {
    const { keepFactsOf } = await import('@/systems/generation/commands/keep-facts')
    await keepFactsOf({ payload, version: input.version, organisation: input.organisation })
  },
})

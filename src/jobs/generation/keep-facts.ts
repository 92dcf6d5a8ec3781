import { z } from 'zod'
import { defineJob } from '@/shared/jobs'

/** A file was read, or its reading corrected: its facts are kept, for people to look at before anything is drafted from them. */
export const keepFactsJob = defineJob({
  name: 'generation.keep-facts',
  on: ['sop.parsed', 'sop.corrected', 'sop.correction-withdrawn'],
  // Each reading may say something else; what did not change costs nothing.
  key: ({ version }, event) => (event ? `version:${version}:${event.id}` : `version:${version}`),
  input: z.object({ organisation: z.number(), sop: z.number(), version: z.number() }),
  run: async ({ input, payload }) => {
    const { keepFactsOf } = await import('@/systems/generation/commands/keep-facts')
    await keepFactsOf({ payload, version: input.version, organisation: input.organisation })
  },
})

import { z } from 'zod'
import { defineJob } from '@/shared/jobs'

/** A reading changed, or was confirmed or opened again: later versions that are compared with it are compared anew. */
export const compareFollowersJob = defineJob({
  name: 'sops.compare-followers',
  on: ['sop.parsed', 'sop.corrected', 'sop.correction-withdrawn', 'sop.parse-confirmed', 'sop.parse-reopened'],
  key: ({ version }, event) => (event ? `version:${version}:${event.id}` : `version:${version}`),
  input: z.object({ version: z.number() }),
  concurrency: 1,
  run: async (context) => {
    const { compareFollowers } = await import('@/systems/sops/commands/compare-followers')
    await compareFollowers(context)
  },
})

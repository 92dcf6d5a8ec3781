import { z } from 'zod'
import { defineJob } from '@/shared/jobs'

/** Search, and the comparison with the version before, follow a reading that was corrected. */
export const indexVersionJob = defineJob({
  name: 'sops.index-version',
  on: ['sop.corrected', 'sop.correction-withdrawn'],
  key: ({ version, revision }) => `version:${version}:${revision}`,
  input: z.object({ version: z.number(), revision: z.number() }),
  concurrency: 1,
  run: async (context) => {
    const { indexVersion } = await import('@/systems/sops/commands/index-version')
    await indexVersion(context)
  },
})

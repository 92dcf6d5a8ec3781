import { z } from 'zod'
import { defineJob } from '@/shared/jobs'

/** An SOP’s reading was confirmed: it is compared with the other SOPs of its organisation. */
export const findContradictionsJob = defineJob({
  name: 'generation.find-contradictions',
  on: 'sop.parse-confirmed',
  key: ({ version }) => `version:${version}`,
  input: z.object({ organisation: z.number(), sop: z.number(), version: z.number(), by: z.number() }),
  run: async ({ input: { organisation, sop, version }, payload, step }) => {
    const { compareSop, keepContradictions } = await import('@/systems/generation/commands/compare-sops')
    await step(
      'compare',
      () => compareSop({ payload, organisation, sop }),
      async (req, { found, newest }) => {
        await keepContradictions(req, { organisation, sop, version, found, newest })
      },
    )
  },
})

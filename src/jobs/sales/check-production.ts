import { z } from 'zod'
import { defineJob } from '@/shared/jobs'

/** A reading was confirmed: perhaps it was the last one a request waited for. */
export const checkProductionJob = defineJob({
  name: 'sales.check-production',
  on: 'sop.parse-confirmed',
  // A reading may be opened again, and confirmed a second time.
  key: ({ version }, event) => `version:${version}:${event?.id ?? 'asked'}`,
  input: z.object({ organisation: z.number(), sop: z.number(), version: z.number(), by: z.number() }),
  run: async ({ input, step }) => {
    const { checkProduction } = await import('@/systems/sales/commands/check-production')
    await step(
      'check',
      () => null,
      (req) => checkProduction({ req, sopVersion: input.version }),
    )
  },
})

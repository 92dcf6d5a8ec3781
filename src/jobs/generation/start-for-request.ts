import { z } from 'zod'
import { defineJob } from '@/shared/jobs'

/** Every SOP of a client's request is read and confirmed: its course is drafted. */
export const startForRequestJob = defineJob({
  name: 'generation.start-for-request',
  on: 'request.production-ready',
  key: ({ request, attempt }) => `request:${request}:${attempt}`,
  input: z.object({
    organisation: z.number(),
    request: z.number(),
    sopVersions: z.array(z.number()).min(1),
    by: z.number(),
    attempt: z.number(),
  }),
  run: async ({ input, step }) => {
    const { startForRequest } = await import('@/systems/generation/commands/start-for-request')
    const { getRequestWishes } = await import('@/systems/sales/public')
    await step(
      'start',
      () => null,
      async (req) =>
        startForRequest({ req, ...input, wishes: await getRequestWishes({ req, request: input.request }) }),
    )
  },
})

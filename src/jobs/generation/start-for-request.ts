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
    wishes: z
      .object({
        audience: z.string().optional(),
        goal: z.string().optional(),
        languages: z.array(z.string()).optional(),
      })
      .optional(),
  }),
  run: async ({ input, step }) => {
    const { startForRequest } = await import('@/systems/generation/commands/start-for-request')
    await step(
      'start',
      () => null,
      (req) => startForRequest({ req, ...input }),
    )
  },
})

import { z } from 'zod'
import { defineJob } from '@/shared/jobs'
import { rewriteJobName, rewriteKey } from '@/systems/generation/job-name'

/** Has a model write one part of a draft anew. Somebody waits for it, so it is not tried for long. */
export const rewritePartJob = defineJob({
  name: rewriteJobName,
  on: 'rewrite.requested',
  key: ({ rewrite }) => rewriteKey(rewrite),
  input: z.object({ organisation: z.number(), rewrite: z.number(), course: z.number() }),
  concurrency: 2,
  attempts: 2,
  run: async (context) => {
    const { runRewrite } = await import('@/systems/generation/commands/rewrite-run')
    await runRewrite(context)
  },
  died: async (req, { input, error }) => {
    const { failRewrite } = await import('@/systems/generation/commands/rewrite-run')
    await failRewrite({ req, input, code: error.code, message: error.message })
  },
})

import { defineJob } from '@/shared/jobs'

/** Indexes what the chosen embedder has not indexed yet, while search goes on. */
export const keepIndexJob = defineJob({
  name: 'sops.keep-index',
  every: '5 minutes',
  concurrency: 1,
  run: async (context) => {
    const { keepIndex } = await import('@/systems/sops/commands/keep-index')
    await keepIndex(context)
  },
})

import { z } from 'zod'
import { defineJob } from '@/shared/jobs'

/** A file whose row is gone. Keys are never used twice, so that it cannot meet a newer one. */
export const removeFileJob = defineJob({
  name: 'files.remove',
  key: ({ key }) => key,
  input: z.object({ key: z.string().max(1024) }),
  attempts: 20,
  run: async ({ input, payload }) => {
    const { installedStore } = await import('./stored-files')
    await installedStore(payload.config)?.remove(input.key)
  },
})

/** What crashes and lost connections left in the store. */
export const sweepFilesJob = defineJob({
  name: 'files.sweep',
  every: '1 hour',
  run: async ({ payload }) => {
    const { installedStore } = await import('./stored-files')
    const { sweepFiles } = await import('./sweep-files')
    const store = installedStore(payload.config)
    if (store) await sweepFiles({ payload, store })
  },
})

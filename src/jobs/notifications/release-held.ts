import { defineJob } from '@/shared/jobs'
import { queueDelivery } from './send-delivery'

/** Sends what quiet hours held back, and the summaries, when their time has come. */
export const releaseHeldJob = defineJob({
  name: 'notifications.release-held',
  every: '5 minutes',
  run: async ({ input, step }) => {
    const { gatherDigests, releaseHeld } = await import('@/systems/notifications/public')
    const now = new Date(input.now)
    await step(
      'release',
      () => null,
      async (req) => void (await releaseHeld({ req, now, queue: queueDelivery })),
    )
    await step(
      'gather',
      () => null,
      async (req) => void (await gatherDigests({ req, now, queue: queueDelivery })),
    )
  },
})

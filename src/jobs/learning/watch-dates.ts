import { defineJob } from '@/shared/jobs'

/** Due dates that come near or pass, and waivers that end. */
export const watchDatesJob = defineJob({
  name: 'learning.watch-dates',
  every: '15 minutes',
  run: async ({ step }) => {
    const { announceDueDates } = await import('@/systems/learning/commands/announce-due-dates')
    const { endWaivers } = await import('@/systems/learning/commands/end-waivers')
    await step(
      'waivers',
      () => null,
      async (req) => {
        await endWaivers({ req })
      },
    )
    await step(
      'due dates',
      () => null,
      async (req) => {
        await announceDueDates({ req })
      },
    )
  },
})

import { defineJob } from '@/shared/jobs'

/** Looks for requests that wait too long. */
export const remindJob = defineJob({
  name: 'sales.remind',
  every: '30 minutes',
  run: async ({ payload }) => {
    const { remindRequests } = await import('@/systems/sales/commands/remind-requests')
    await remindRequests({ payload })
  },
})

import { systemRequest } from '@/shared/db'
import { defineJob } from '@/shared/jobs'

/** Looks which sessions start within a day; which of them was announced before is kept with the session. */
export const remindOfSessionsJob = defineJob({
  name: 'training.remind-of-sessions',
  every: '15 minutes',
  run: async ({ payload, input }) => {
    const { remindOfSessions } = await import('@/systems/training/commands/remind-of-sessions')
    const req = await systemRequest(payload, { reason: 'sessions of all organisations' })
    await remindOfSessions({ req, now: new Date(input.now) })
  },
})

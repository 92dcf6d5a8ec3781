import { z } from 'zod'
import { defineJob } from '@/shared/jobs'
import type { Message } from '@/systems/notifications/public'

/** One job per message: the event that it is about starts it. */
export const deliverMessageJob = (message: Message) =>
  defineJob({
    name: `notifications.${message.name}`,
    on: message.on,
    key: (event) => message.occasion(event as never),
    input: z.looseObject({}),
    run: async ({ input, run, step }) => {
      const { organisation } = run
      if (organisation === null) return
      const { deliverMessage } = await import('@/systems/notifications/public')
      await step(
        'deliver',
        () => null,
        async (req) => {
          await deliverMessage({ req, message, event: input as never, organisation })
        },
      )
    },
  })

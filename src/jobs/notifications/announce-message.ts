import { z } from 'zod'
import { defineJob } from '@/shared/jobs'
import { occasionOf, type Message } from '@/systems/notifications/public'
import { queueDelivery } from './send-delivery'

/** One job per message: the event that it is about starts it. */
export const announceMessageJob = (message: Message) =>
  defineJob({
    name: `notifications.${message.name}`,
    on: message.on,
    key: (facts, event) => occasionOf(message, facts, event?.id),
    input: z.looseObject({}),
    run: async ({ input, run, step }) => {
      const { key: occasion, organisation } = run
      const { announceMessage } = await import('@/systems/notifications/public')
      await step(
        'announce',
        () => null,
        async (req) => {
          await announceMessage({ req, message, event: input, occasion, organisation, queue: queueDelivery })
        },
      )
    },
  })

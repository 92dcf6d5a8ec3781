import { z } from 'zod'
import { defineJob, enqueue } from '@/shared/jobs'
import type { Queue } from '@/systems/notifications/public'

const input = z.object({ delivery: z.number(), round: z.number() })

/** Ten seconds, a minute, five, half an hour, two hours, six: a carrier that is away for a night loses nothing. */
const waits = [10, 60, 300, 1800, 7200, 21_600]
const waitAfter = (attempt: number) => waits[attempt - 1] ?? 21_600

/** Sends one message to one address. */
export const sendDeliveryJob = defineJob({
  name: 'notifications.send-delivery',
  key: ({ delivery, round }) => `${delivery}.${round}`,
  input,
  attempts: waits.length + 1,
  lockSeconds: 45,
  backoffSeconds: waitAfter,
  run: async ({ input: { delivery, round }, payload, run: { attempt }, signal, step }) => {
    const { messages, noteOutcome, sendDelivery } = await import('@/systems/notifications/public')
    const nextTryAt = new Date(Date.now() + waitAfter(attempt) * 1000)
    await step(
      'send',
      () => sendDelivery({ payload, delivery, round, attempt, nextTryAt, signal, messages }),
      (req, outcome) => noteOutcome({ req, delivery, attempt, outcome }),
    )
  },
  died: async (req, { input: { delivery }, error }) => {
    const { buryDelivery, retireWebhookOf } = await import('@/systems/notifications/public')
    await buryDelivery({ req, delivery })
    if (error.code === 'delivery.gone') await retireWebhookOf({ req, delivery })
  },
})

/** Asks for a delivery to be sent, in the request's transaction. */
export const queueDelivery: Queue = (req, delivery) => enqueue(req, sendDeliveryJob, delivery)

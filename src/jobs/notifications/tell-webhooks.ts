import { z } from 'zod'
import { defineJob } from '@/shared/jobs'
import { webhookEvents, type WebhookEvent } from '@/systems/notifications/public'
import { queueDelivery } from './send-delivery'

/** Tells other systems of an event. Its key is the event itself: the same facts may come true twice. */
export const tellWebhooksJob = defineJob({
  name: 'notifications.tell-webhooks',
  on: [...webhookEvents],
  key: (_facts, event) => `${event?.type}:${event?.id}`,
  input: z.looseObject({}),
  run: async ({ input, run: { key, organisation }, step }) => {
    if (organisation === null) return
    const { tellWebhooks } = await import('@/systems/notifications/public')
    const [type = '', event = ''] = key.split(':')
    await step(
      'tell',
      () => null,
      async (req) => {
        const about = { event: Number(event), type: type as WebhookEvent, data: input, organisation }
        await tellWebhooks({ req, ...about, queue: queueDelivery })
      },
    )
  },
})

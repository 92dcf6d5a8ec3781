import type { PayloadRequest } from 'payload'
import { findByID, update } from '@/shared/db'

/** The receiver answered 410: nothing more is sent there until somebody switches it on again. */
export async function retireWebhookOf({ req, delivery }: { req: PayloadRequest; delivery: number }): Promise<void> {
  const { webhook } = await findByID({ req, collection: 'deliveries', id: delivery, select: { webhook: true } })
  const id = typeof webhook === 'object' ? webhook?.id : webhook
  if (id) await update({ req, collection: 'webhooks', id, data: { state: 'gone' } })
}

import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { asSystem, findByID, inTransaction } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { hasRole, personOf } from '@/systems/identity/public'
import { insertDeliveries, type Queue } from '../deliveries'

/** Sends a webhook an event of the type `webhook.test`, so that its receiver can be tried. */
export async function testWebhook({ req, id, queue }: { req: PayloadRequest; id: number; queue: Queue }) {
  const webhook = await findByID({ req, collection: 'webhooks', id })
  const person = personOf(req)
  if (!person || !hasRole(person, 'admin'))
    throw new DomainError({ code: 'webhook.not-allowed', status: 403, message: 'Webhooks are kept by administrators.' })
  return inTransaction(req, async (req) => {
    const system = asSystem(req, 'deliveries are written by commands only')
    const [made] = await insertDeliveries(system, {
      organisation: person.organisation,
      list: [
        {
          key: `evt-test-${randomUUID()}-${id}`,
          message: 'webhook.test',
          channel: 'webhook',
          state: 'queued',
          webhook: id,
          address: webhook.url,
          event: { type: 'webhook.test', timestamp: new Date().toISOString(), data: { webhook: id } },
        },
      ],
    })
    if (made) await queue(system, { delivery: made.id, round: 0 })
    return { delivery: made?.id ?? null }
  })
}

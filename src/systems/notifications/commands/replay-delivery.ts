import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { asSystem, findByID, inTransaction, rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { hasRole, personOf } from '@/systems/identity/public'
import type { Queue } from '../deliveries'

/**
 * Sends again what could not be sent; a webhook also what was. For administrators.
 * @throws `deliveries.not-found` (404), `delivery.not-replayable` (409), `delivery.not-allowed` (403)
 */
export async function replayDelivery({ req, id, queue }: { req: PayloadRequest; id: number; queue: Queue }) {
  if (!hasRole(personOf(req), 'admin'))
    throw new DomainError({
      code: 'delivery.not-allowed',
      status: 403,
      message: 'Messages are sent again by administrators.',
    })
  return inTransaction(req, async (req) => {
    const delivery = await findByID({ req, collection: 'deliveries', id })
    const system = asSystem(req, 'deliveries are written by commands only')
    const again = delivery.channel === 'webhook' ? ['dead', 'failed', 'sent', 'delivered'] : ['dead', 'failed']
    const [moved] = again.includes(delivery.state)
      ? rows<{ round: number }>(
          await sql(system).execute(statement`
            update deliveries set state = 'queued', round = round + 1, attempts = 0, error = null, bounced = false, updated_at = now()
            where id = ${id} and state = ${delivery.state} returning round::int as round`),
        )
      : []
    if (!moved)
      throw new DomainError({
        code: 'delivery.not-replayable',
        status: 409,
        message: `This one is ${delivery.state}. Only what could not be sent is sent again.`,
      })
    await queue(system, { delivery: id, round: moved.round })
    return { id, state: 'queued' as const }
  })
}

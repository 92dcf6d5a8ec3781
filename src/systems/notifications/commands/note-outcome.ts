import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { sql } from '@/shared/db'
import { moveDelivery } from '../deliveries'
import type { Outcome } from './send-delivery'

/** Writes down what became of a try, in the transaction that ends it. */
export async function noteOutcome({
  req,
  delivery,
  attempt,
  outcome,
}: {
  req: PayloadRequest
  delivery: number
  attempt: number
  outcome: Outcome
}): Promise<void> {
  switch (outcome.became) {
    case 'sent':
      await moveDelivery(req, delivery, {
        state: outcome.state,
        providerId: outcome.providerId,
        attempts: attempt,
        sentAt: new Date(),
        error: null,
        reason: null,
        nextTryAt: null,
        bounced: false,
      })
      await moveGathered(req, delivery, 'sent')
      return
    case 'held':
      await moveDelivery(req, delivery, { state: 'queued', holdUntil: new Date(outcome.until) })
      return
    case 'suppressed':
      await moveDelivery(req, delivery, { state: 'suppressed', reason: outcome.reason })
      await moveGathered(req, delivery, 'suppressed', outcome.reason)
      return
    case 'nothing':
  }
}

/** No try is left, or none would help: it waits for an administrator. */
export async function buryDelivery({ req, delivery }: { req: PayloadRequest; delivery: number }): Promise<void> {
  await moveDelivery(req, delivery, { state: 'dead', nextTryAt: null })
}

/** What a summary gathered shares its fate. */
async function moveGathered(req: PayloadRequest, digest: number, state: 'sent' | 'suppressed', reason?: string) {
  await sql(req).execute(statement`
    update deliveries set state = ${state}, reason = ${reason ?? null}, sent_at = now(), updated_at = now()
    where gathered_in_id = ${digest} and state = 'queued'`)
}

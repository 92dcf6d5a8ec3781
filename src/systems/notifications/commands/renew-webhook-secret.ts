import type { PayloadRequest } from 'payload'
import { asSystem, findByID, inTransaction, update } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { hasRole, personOf } from '@/systems/identity/public'
import { newSealedSecret } from '../seal'

/** Makes a new signing secret and shows it, this once. The old one is worth nothing from now on. */
export async function renewWebhookSecret({
  req,
  id,
}: {
  req: PayloadRequest
  id: number
}): Promise<{ secret: string }> {
  await findByID({ req, collection: 'webhooks', id, select: {} })
  if (!hasRole(personOf(req), 'admin'))
    throw new DomainError({ code: 'webhook.not-allowed', status: 403, message: 'Webhooks are kept by administrators.' })
  return inTransaction(req, async (req) => {
    const { secret, sealed } = newSealedSecret(req.payload)
    await update({
      req: asSystem(req, 'the secret is written by this command only'),
      collection: 'webhooks',
      id,
      data: { secret: sealed },
    })
    return { secret }
  })
}

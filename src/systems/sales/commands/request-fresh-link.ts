import type { PayloadRequest } from 'payload'
import { inTransaction, systemRequest } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import '../events'
import { readLinkToken } from '../links'
import { mayPlan } from '../policies'
import { personWith } from '../rules/who-may'
import { addEvent, lockRequest, writeRequest } from '../rows'

const patienceMs = 10 * 60 * 1000

/**
 * Whoever holds an old link has a new one sent to the contact's address. The answer is the same for a link that never was
 * one, and while one was sent in the last ten minutes nothing more is.
 */
export async function requestFreshLink({
  req: { payload },
  token,
  now = new Date(),
}: {
  req: PayloadRequest
  token: string
  now?: Date
}): Promise<{ asked: true }> {
  const link = readLinkToken({ secret: payload.secret, token, now })
  if (!link.valid && !link.expired) return { asked: true }
  const look = await systemRequest(payload, { reason: 'the link names its request' })
  await inTransaction(look, async (req) => {
    const request = await lockRequest({ req, id: link.request }).catch((error: unknown) => {
      if (error instanceof DomainError && error.status === 404) return null
      throw error
    })
    if (!request || (request.linkSentAt && now.getTime() - Date.parse(request.linkSentAt) < patienceMs)) return
    await writeRequest({ req, id: request.id, data: { linkSentAt: now.toISOString() } })
    req.context.organisation = request.organisation
    await emit(req, 'request.link-requested', { request: request.id })
  })
  return { asked: true }
}

/** All links that were given out end; the next message carries a new one. @throws 401, 403, 404 */
export function endLinks({ req, id }: { req: PayloadRequest; id: number }): Promise<{ generation: number }> {
  return inTransaction(req, async (req) => {
    const person = personWith({ req, roles: mayPlan, what: 'end the links of a request' })
    const request = await lockRequest({ req, id })
    const generation = request.linkGeneration + 1
    await writeRequest({ req, id, data: { linkGeneration: generation } })
    const doer = { by: person.id, byName: person.name, byClient: false } as const
    await addEvent({
      req,
      request,
      doer,
      kind: 'plan',
      internal: true,
      text: 'All links to the status page were ended',
    })
    return { generation }
  })
}

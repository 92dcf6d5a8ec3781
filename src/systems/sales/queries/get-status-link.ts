import type { PayloadRequest } from 'payload'
import { env } from '@/shared/env'
import { makeLinkToken } from '../links'
import { readRequest } from '../rows'

export type StatusLink = {
  /** A new link each time, good for 30 days. */
  url: string
  contact: { name: string; email: string; language: string }
  reference: string
  title: string
  client: string
  owner: number | null
  dueAt: string | null
}

/**
 * The address of the client's status page, for a message to the contact, and what such a message says of the request.
 * The address is a secret of the contact: it goes into the message and nowhere else.
 *
 * @throws `requests.not-found` (404)
 */
export async function getStatusLink({
  req,
  request: id,
}: {
  req: PayloadRequest
  request: number
}): Promise<StatusLink> {
  const request = await readRequest({ req, id })
  const token = makeLinkToken({ secret: req.payload.secret, request: id, generation: request.linkGeneration })
  return {
    url: `${env.PUBLIC_URL}/r/${token}`,
    contact: {
      name: request.contactName ?? '',
      email: request.contact,
      language: request.contactLanguage ?? 'en',
    },
    reference: request.reference,
    title: request.title,
    client: request.client,
    owner: request.owner,
    dueAt: request.dueAt,
  }
}

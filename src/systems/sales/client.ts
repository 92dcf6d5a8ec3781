import type { PayloadRequest } from 'payload'
import { systemRequest } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { readLinkToken } from './links'
import type { RequestRecord } from './model'
import { readRequest, type Doer } from './rows'

/** The client's contact, who came by a link: the request it opens, and a request of their own to act with. */
export type Client = { req: PayloadRequest; request: RequestRecord; doer: Doer }

/**
 * Whom a link lets in. It opens one request, whoever else is signed in in this browser.
 *
 * @throws `request.link-over` (410) for one that is too old or was taken back; `request.no-link` (404) for anything else
 */
export async function clientOf({
  req: { payload },
  token,
  now = new Date(),
}: {
  req: PayloadRequest
  token: string
  now?: Date
}): Promise<Client> {
  const link = readLinkToken({ secret: payload.secret, token, now })
  if (!link.valid) throw link.expired ? over() : noLink()
  const found = await readRequest({
    req: await systemRequest(payload, { reason: 'the link names the request it opens' }),
    id: link.request,
  }).catch((error: unknown) => {
    if (error instanceof DomainError && error.status === 404) throw noLink()
    throw error
  })
  if (found.linkGeneration !== link.generation) throw over()
  const req = await systemRequest(payload, {
    reason: 'the client holds the link to this request',
    organisation: found.organisation,
  })
  return { req, request: found, doer: { by: null, byName: found.contactName ?? found.client, byClient: true } }
}

const over = () =>
  new DomainError({
    code: 'request.link-over',
    status: 410,
    message: 'This link has expired. Have a new one sent to the address of the request.',
  })

const noLink = () =>
  new DomainError({
    code: 'request.no-link',
    status: 404,
    message: 'This link is not complete. Copy it again from the message, from its beginning to its end.',
  })

import type { PayloadRequest } from 'payload'
import { asSystem, findByID } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { clientOf } from '../client'
import type { RequestRecord } from '../model'
import { maySee } from '../policies'
import { personWith } from '../rules/who-may'
import { readRequest } from '../rows'

export type QuotePdf = { bytes: Uint8Array; filename: string }

/** The quote on paper, for staff. @throws 401, 403, 404 `requests.not-found`, `request.no-quote` */
export async function getQuotePdf({ req, id }: { req: PayloadRequest; id: number }): Promise<QuotePdf> {
  personWith({ req, roles: maySee, what: 'see quotes' })
  return paperOf({ req, request: await readRequest({ req, id }) })
}

/** The same for the client. @throws 404 and 410 by the link */
export async function getClientQuotePdf({ req, token }: { req: PayloadRequest; token: string }): Promise<QuotePdf> {
  return paperOf(await clientOf({ req, token }))
}

async function paperOf({ req, request }: { req: PayloadRequest; request: RequestRecord }): Promise<QuotePdf> {
  const { quote } = request
  if (!quote) {
    throw new DomainError({ code: 'request.no-quote', status: 404, message: 'There is no quote for this request yet.' })
  }
  const { name } = await findByID({
    req: asSystem(req, 'the name of the organisation stands on its quotes'),
    collection: 'organisations',
    id: request.organisation,
    select: { name: true },
  })
  const { writeQuote } = await import('../pdf/write-quote')
  return { bytes: await writeQuote({ quote, request, from: name }), filename: `${quote.number}.pdf` }
}

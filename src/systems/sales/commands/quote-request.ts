import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { clientOf } from '../client'
import '../events'
import type { Quote, QuoteLine } from '../model'
import { mayPlan } from '../policies'
import { applyMove } from '../rules/apply-move'
import { money, quoteSums } from '../rules/quote-sums'
import { personWith } from '../rules/who-may'
import { addEvent, lockRequest, writeRequest } from '../rows'

/**
 * Sends a quote, which brings a request from triage to quoted. While nobody has decided on it, another one replaces it.
 * @throws 401, 403, 404, 409 in other states, `request.quote-over` (400) for a day that has passed
 */
export function quoteRequest({
  req,
  id,
  lines,
  currency,
  taxPercent = 0,
  validUntil,
  note,
  now = new Date(),
}: {
  req: PayloadRequest
  id: number
  lines: QuoteLine[]
  currency: string
  taxPercent?: number | undefined
  validUntil: string
  note?: string | undefined
  now?: Date
}): Promise<Quote> {
  return inTransaction(req, async (req) => {
    const person = personWith({ req, roles: mayPlan, what: 'make a quote' })
    const request = await lockRequest({ req, id })
    if (validUntil < now.toISOString().slice(0, 10)) {
      throw refusal('quote-over', 400, 'The quote must be valid today at least. Choose a later day.')
    }
    const revision = (request.quote?.revision ?? 0) + 1
    const quote: Quote = {
      revision,
      number: `${request.reference}-Q${revision}`,
      lines,
      currency,
      taxPercent,
      ...quoteSums({ lines, currency, taxPercent }),
      validUntil,
      note: note?.trim() || null,
      at: now.toISOString(),
      byName: person.name,
      decision: null,
    }
    const doer = { by: person.id, byName: person.name, byClient: false } as const
    const text = `${quote.number}: ${money(quote.amount, currency)}, valid until ${validUntil}`
    await addEvent({ req, request, doer, kind: 'quote', text, at: now })
    if (request.state === 'quoted') await writeRequest({ req, id, data: { quote } })
    else await applyMove({ req, request, to: 'quoted', reason: `Quote ${quote.number}`, doer, data: { quote } })
    await emit(req, 'request.quoted', { request: id, revision })
    return quote
  })
}

/**
 * The client accepts or declines the quote they have read (`revision`).
 * @throws 404 and 410 by the link; 409 `request.no-quote-open`, `request.other-quote`, `request.quote-expired`
 */
export async function decideQuote({
  req: visitor,
  token,
  revision,
  accept,
  name,
  reason,
  now = new Date(),
}: {
  req: PayloadRequest
  token: string
  revision: number
  accept: boolean
  name: string
  reason?: string | undefined
  now?: Date
}): Promise<{ accepted: boolean }> {
  const client = await clientOf({ req: visitor, token, now })
  return inTransaction(client.req, async (req) => {
    const request = await lockRequest({ req, id: client.request.id })
    const { quote } = request
    if (request.state !== 'quoted' || !quote || quote.decision)
      throw refusal('no-quote-open', 409, 'There is no quote to decide on. Load the page again.')
    if (quote.revision !== revision)
      throw refusal('other-quote', 409, 'The quote was replaced by another one. Load the page again and read that.')
    if (accept && quote.validUntil < now.toISOString().slice(0, 10))
      throw refusal(
        'quote-expired',
        409,
        `This quote was valid until ${quote.validUntil}. Ask for a new one with a message.`,
      )
    const decided: Quote = {
      ...quote,
      decision: { accepted: accept, name, reason: reason?.trim() || null, at: now.toISOString() },
    }
    const doer = { ...client.doer, byName: name }
    const words = `Quote ${quote.number} (${money(quote.amount, quote.currency)}) ${accept ? 'accepted' : 'declined'}`
    await addEvent({ req, request, doer, kind: 'quote', text: reason ? `${words}: ${reason}` : words, at: now })
    await applyMove({
      req,
      request,
      to: accept ? 'approved' : 'rejected',
      reason: reason ? `${words}: ${reason}` : words,
      doer,
      data: { quote: decided },
    })
    await emit(req, 'request.quote-decided', { request: request.id, revision, accepted: accept })
    return { accepted: accept }
  })
}

const refusal = (code: string, status: number, message: string) =>
  new DomainError({ code: `request.${code}`, status, message })

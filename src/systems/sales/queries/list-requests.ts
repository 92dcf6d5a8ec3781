import type { PayloadRequest, Where } from 'payload'
import { asSystem, find } from '@/shared/db'
import { hasRole, personOf } from '@/systems/identity/public'
import { endStates, type RequestState } from '../lifecycle'
import type { RequestRecord } from '../model'
import { maySee, mayWrite } from '../policies'
import { ageOf, type Age } from '../rules/ageing'
import { personWith } from '../rules/who-may'
import { requestOf } from '../rows'

export type RequestFilter = {
  state?: RequestState | undefined
  /** `none`: nobody's. */
  owner?: number | 'none' | undefined
  overdue?: boolean | undefined
  /** In reference, title, client and contact. */
  search?: string | undefined
  /** Also what is closed, rejected or cancelled. */
  ended?: boolean | undefined
}

export type RequestCard = Pick<
  RequestRecord,
  'id' | 'reference' | 'title' | 'client' | 'state' | 'dueAt' | 'createdAt'
> & {
  owner: { id: number; name: string } | null
  age: Age
  overdue: boolean
  /** Questions the client has not answered. */
  questions: number
  value: { amount: number; currency: string } | null
}

export type RequestList = {
  cards: RequestCard[]
  /** More than `most` fit; these are the oldest. */
  more: boolean
  owners: { id: number; name: string }[]
  mayCreate: boolean
}

const most = 300

/** The requests of the organisation that fit, those that have waited longest first. @throws 401, 403 */
export async function listRequests({
  req,
  filter = {},
  now = new Date(),
}: {
  req: PayloadRequest
  filter?: RequestFilter
  now?: Date
}): Promise<RequestList> {
  const person = personWith({ req, roles: maySee, what: 'see requests' })
  const { docs } = await find({
    req,
    collection: 'requests',
    where: whereOf(filter, now),
    sort: 'movedAt',
    limit: most + 1,
  })
  const requests = docs.slice(0, most).map((doc) => requestOf(doc as never))
  const owners = await ownersOf({ req, organisation: person.organisation })
  const questions = await openQuestionsOf({ req, requests: requests.map(({ id }) => id) })
  return {
    cards: requests.map((request) => cardOf({ request, owners, questions, now })),
    more: docs.length > most,
    owners,
    mayCreate: hasRole(personOf(req), 'sales', 'admin'),
  }
}

function whereOf({ state, owner, overdue, search, ended }: RequestFilter, now: Date): Where {
  const and: Where[] = []
  if (state) and.push({ state: { equals: state } })
  else if (!ended) and.push({ state: { not_in: [...endStates] } })
  if (owner === 'none') and.push({ owner: { exists: false } })
  else if (owner) and.push({ owner: { equals: owner } })
  if (overdue) and.push({ dueAt: { less_than: now.toISOString() } }, { state: { not_in: ['delivered', ...endStates] } })
  const words = search?.trim()
  if (words)
    and.push({ or: ['reference', 'title', 'client', 'contact'].map((field) => ({ [field]: { like: words } })) })
  return { and }
}

export function cardOf({
  request,
  owners,
  questions,
  now,
}: {
  request: RequestRecord
  owners: readonly { id: number; name: string }[]
  questions: ReadonlyMap<number, number>
  now: Date
}): RequestCard {
  const { id, reference, title, client, state, dueAt, createdAt, movedAt, quote } = request
  const done = state === 'delivered' || endStates.includes(state)
  return {
    id,
    reference,
    title,
    client,
    state,
    dueAt,
    createdAt,
    owner: owners.find((one) => one.id === request.owner) ?? null,
    age: ageOf({ state, movedAt, now }),
    overdue: !done && dueAt !== null && Date.parse(dueAt) < now.getTime(),
    questions: questions.get(id) ?? 0,
    value: quote && { amount: quote.amount, currency: quote.currency },
  }
}

/** People of the organisation who can own a request. */
export async function ownersOf({
  req,
  organisation,
}: {
  req: PayloadRequest
  organisation: number
}): Promise<{ id: number; name: string }[]> {
  const { docs } = await find({
    req: asSystem(req, 'whoever sees requests sees whose they are'),
    collection: 'users',
    where: { organisation: { equals: organisation }, roles: { in: [...mayWrite] } },
    sort: 'name',
    select: { name: true },
  })
  return docs.map(({ id, name }) => ({ id, name }))
}

/** How many questions of each request are open. */
export async function openQuestionsOf({
  req,
  requests,
}: {
  req: PayloadRequest
  requests: readonly number[]
}): Promise<Map<number, number>> {
  const counts = new Map<number, number>()
  if (requests.length === 0) return counts
  const { docs } = await find({
    req,
    collection: 'request-events',
    where: { request: { in: [...requests] }, kind: { in: ['question', 'answer'] } },
    select: { request: true, kind: true, question: true },
  })
  const answered = new Set(docs.flatMap(({ kind, question }) => (kind === 'answer' ? [question] : [])))
  for (const { id, kind, request } of docs) {
    if (kind !== 'question' || answered.has(id)) continue
    const of = typeof request === 'object' ? request.id : request
    counts.set(of, (counts.get(of) ?? 0) + 1)
  }
  return counts
}

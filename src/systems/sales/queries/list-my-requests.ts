import type { PayloadRequest } from 'payload'
import { find } from '@/shared/db'
import { hasRole, personOf } from '@/systems/identity/public'
import { mayPlan } from '../policies'
import { requestOf } from '../rows'
import { cardOf, openQuestionsOf, type RequestCard } from './list-requests'

export type MyRequests = { total: number; items: RequestCard[] }

const shown = 6

/** What waits for the one who sells: new requests, and those of one's own that wait for us. Null for people without them. */
export async function listMyRequests({
  req,
  now = new Date(),
}: {
  req: PayloadRequest
  now?: Date
}): Promise<MyRequests | null> {
  const person = personOf(req)
  if (!person || !hasRole(person, ...mayPlan)) return null
  const { docs, totalDocs } = await find({
    req,
    collection: 'requests',
    where: {
      or: [
        { state: { equals: 'submitted' } },
        { owner: { equals: person.id }, state: { in: ['triage', 'approved'] } },
        {
          owner: { equals: person.id },
          dueAt: { less_than: now.toISOString() },
          state: { in: ['needs-info', 'quoted', 'in-production', 'client-review'] },
        },
      ],
    },
    sort: 'movedAt',
    limit: shown,
    pagination: true,
  })
  const requests = docs.map((doc) => requestOf(doc as never))
  const questions = await openQuestionsOf({ req, requests: requests.map(({ id }) => id) })
  return { total: totalDocs, items: requests.map((request) => cardOf({ request, owners: [], questions, now })) }
}

import type { PayloadRequest, Where } from 'payload'
import { count, find } from '@/shared/db'
import { hasRole, personOf } from '@/systems/identity/public'
import { mayGenerate } from '../policies'

export type WaitingRuns = { total: number; items: { id: number; title: string; state: string; updatedAt: string }[] }

const shown = 5

/** Drafts that stand still until an author does something; null for people who draft nothing. */
export async function listWaitingRuns({ req }: { req: PayloadRequest }): Promise<WaitingRuns | null> {
  if (!hasRole(personOf(req), ...mayGenerate)) return null
  const where: Where = { state: { in: ['needs-human', 'outline-review'] } }
  const [total, { docs }] = await Promise.all([
    count({ req, collection: 'generation-runs', where }),
    find({
      req,
      collection: 'generation-runs',
      where,
      sort: '-updatedAt',
      limit: shown,
      depth: 1,
      select: { course: true, state: true, updatedAt: true },
    }),
  ])
  return {
    total,
    items: docs.map(({ id, course, state, updatedAt }) => ({
      id,
      title: typeof course === 'object' ? course.title : `Draft ${String(id)}`,
      state,
      updatedAt,
    })),
  }
}

import type { PayloadRequest } from 'payload'
import { asSystem, find } from '@/shared/db'
import type { ModelCall } from '../llm/model'
import { keepBudget, rewriteOverBudget } from '../pipeline/budget'
import type { LlmProvider } from '../provider'

/** What the run that drafted a course was allowed to spend, in US dollars; null where it had no limit. */
async function budgetOf(req: PayloadRequest, course: number): Promise<number | null> {
  const { docs } = await find({
    req: asSystem(req, 'the budget of a course binds whoever may change the course'),
    collection: 'generation-runs',
    where: { course: { equals: course } },
    sort: '-id',
    limit: 1,
    depth: 0,
    select: { budget: true },
  })
  return docs[0]?.budget ?? null
}

/** Watches what a part written anew costs: no more than the budget of the run that drafted the course. */
export async function guardRewrite({
  req,
  course,
  provider,
  calls = [],
}: {
  req: PayloadRequest
  course: number
  provider: LlmProvider
  calls?: readonly ModelCall[]
}) {
  const budget = await budgetOf(req, course)
  return { isLimited: budget !== null, ...keepBudget({ budget, calls, provider, refusal: rewriteOverBudget }) }
}

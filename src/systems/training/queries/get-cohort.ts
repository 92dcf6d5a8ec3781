import type { PayloadRequest } from 'payload'
import { notFound } from '../errors'
import { listCohorts, type CohortSummary } from './list-cohorts'

/** @throws `cohort.not-found` (404), also for one that somebody else trains. */
export async function getCohort({
  req,
  cohort,
  now = new Date(),
}: {
  req: PayloadRequest
  cohort: number
  now?: Date
}): Promise<CohortSummary> {
  const [found] = await listCohorts({ req, id: cohort, now })
  if (!found) throw notFound('cohort')
  return found
}

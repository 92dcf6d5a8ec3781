import type { PayloadRequest } from 'payload'
import { asSystem, findByID, inTransaction, update } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { enrollLearner, listProgress } from '@/systems/learning/public'
import '../events'
import { signedInTrainer } from '../policies'

/**
 * Puts every learner of a cohort on a released version of a course, all or none, and keeps the version with the cohort.
 * `missingOnly`: those alone who joined since.
 *
 * @param dueAt ISO 8601.
 * @throws `cohorts.not-found` (404), `cohort.empty` (409), and whatever enrolling refuses.
 */
export function enrolCohort({
  req,
  id,
  version,
  dueAt,
  reason,
  missingOnly = false,
}: {
  req: PayloadRequest
  id: number
  version: number
  dueAt?: string
  reason?: string
  missingOnly?: boolean
}) {
  signedInTrainer(req)
  return inTransaction(req, async (req) => {
    const cohort = await findByID({ req, collection: 'cohorts', id })
    const everybody = (cohort.learners ?? []).map(idOf)
    if (everybody.length === 0) {
      throw new DomainError({
        code: 'cohort.empty',
        status: 409,
        message: `Nobody is in "${cohort.name}" yet. Add its learners first, then put the cohort on a course.`,
      })
    }
    // Who was waived or withdrawn stays so, unless the cohort is put on the course anew.
    const known = missingOnly ? await listProgress({ req, version, learners: everybody }) : []
    const learners = everybody.filter((learner) => !known.some((one) => one.learner === learner))
    if (learners.length === 0) return { enrolled: [] }
    const enrolled = await enrollLearner({
      req,
      version,
      learners,
      ...(dueAt ? { dueAt } : {}),
      reason: reason ?? `Cohort ${cohort.name}`,
    })
    await update({
      req: asSystem(req, 'what a cohort is on is written by this command alone'),
      collection: 'cohorts',
      id,
      data: { courses: [...new Set([...(cohort.courses ?? []).map(idOf), version])] },
    })
    await emit(req, 'cohort.enrolled', { cohort: id, version, learners })
    return { enrolled }
  })
}

function idOf(related: number | { id: number }): number {
  return typeof related === 'object' ? related.id : related
}

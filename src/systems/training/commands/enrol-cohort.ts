import type { PayloadRequest } from 'payload'
import { findByID, inTransaction } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { enrollLearner } from '@/systems/learning/public'
import '../events'

/**
 * Puts every learner of a cohort on a released version of a course, all or none.
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
}: {
  req: PayloadRequest
  id: number
  version: number
  dueAt?: string
  reason?: string
}) {
  return inTransaction(req, async (req) => {
    const cohort = await findByID({ req, collection: 'cohorts', id })
    const learners = (cohort.learners ?? []).map((learner) => (typeof learner === 'object' ? learner.id : learner))
    if (learners.length === 0) {
      throw new DomainError({
        code: 'cohort.empty',
        status: 409,
        message: `Nobody is in "${cohort.name}" yet. Add its learners first, then put the cohort on a course.`,
      })
    }
    const enrolled = await enrollLearner({
      req,
      version,
      learners,
      ...(dueAt ? { dueAt } : {}),
      reason: reason ?? `Cohort ${cohort.name}`,
    })
    await emit(req, 'cohort.enrolled', { cohort: id, version, learners })
    return { enrolled }
  })
}

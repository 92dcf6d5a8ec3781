import type { PayloadRequest } from 'payload'
import { listFeedbackOf, type FeedbackPage, type FeedbackState } from '@/systems/learning/public'
import { learnersOf } from '../grading/reach'
import { signedInTrainer } from '../policies'

/** What the learners of this trainer's cohorts said, newest first. @throws `training.forbidden` (403). */
export async function listLearnerFeedback({
  req,
  state,
  before,
}: {
  req: PayloadRequest
  state?: FeedbackState
  before?: number
}): Promise<FeedbackPage> {
  const person = signedInTrainer(req)
  return listFeedbackOf({
    req,
    learners: await learnersOf(req, person),
    ...(state ? { state } : {}),
    ...(before ? { before } : {}),
  })
}

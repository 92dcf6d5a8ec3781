import type { PayloadRequest } from 'payload'
import { answerFeedback } from '@/systems/learning/public'
import { trains } from '../grading/reach'
import { signedInTrainer } from '../policies'

/**
 * Answers the feedback of somebody whom one trains; `answer` null closes it without a word.
 *
 * @throws `training.forbidden` (403), `feedback.not-found` (404), `state.illegal-move` (409).
 */
export function answerLearner({
  req,
  feedback,
  answer,
}: {
  req: PayloadRequest
  feedback: number
  answer: string | null
}) {
  signedInTrainer(req)
  return answerFeedback({ req, feedback, answer, mayAnswer: (person, learner) => trains(req, person, learner) })
}

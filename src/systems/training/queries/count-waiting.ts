import type { PayloadRequest } from 'payload'
import { countOpenFeedback } from '@/systems/learning/public'
import { learnersOf } from '../grading/reach'
import { signedInTrainer } from '../policies'
import { countWaitingAttempts } from './list-grading-queue'
import { countWaitingObservations } from './list-observable'

export type Waiting = { grading: number; observation: number; feedback: number }

/** What waits for this trainer: attempts to grade, people to watch, feedback to answer. */
export async function countWaiting({ req }: { req: PayloadRequest }): Promise<Waiting> {
  const person = signedInTrainer(req)
  return {
    grading: await countWaitingAttempts(req, person),
    observation: await countWaitingObservations(req, person),
    feedback: await countOpenFeedback({ req, learners: await learnersOf(req, person) }),
  }
}

import type { PayloadRequest } from 'payload'
import { getAnswerFile } from '@/systems/learning/public'
import { trains } from '../grading/reach'

/** A file that was handed in, for its learner and those who train them. @throws `answer-files.not-found` (404). */
export function getProof({ req, id }: { req: PayloadRequest; id: number }): Promise<Response> {
  return getAnswerFile({ req, id, mayRead: (person, learner) => trains(req, person, learner) })
}

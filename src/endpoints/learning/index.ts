import type { Endpoint } from 'payload'
import { assignmentEndpoints } from './assignments'
import { attemptEndpoints } from './attempts'
import { answeringEndpoints, gradingEndpoints, observingEndpoints, proofEndpoints } from '../training/grading'
import { certificateEndpoints } from './certificates'
import { importEndpoints } from './enrollment-imports'
import { enrollmentEndpoints } from './enrollments'
import { excuseEndpoints } from './excuses'
import { feedbackEndpoints, givingEndpoints } from './feedback'

/** By collection; mounted under `/api/<collection>`. */
export const learningEndpoints: Record<
  'assignments' | 'enrollments' | 'attempts' | 'answer-files' | 'certificates' | 'enrollment-imports' | 'feedback',
  Endpoint[]
> = {
  assignments: assignmentEndpoints,
  enrollments: [...enrollmentEndpoints, ...excuseEndpoints, ...givingEndpoints, ...observingEndpoints],
  attempts: [...attemptEndpoints, ...gradingEndpoints],
  'answer-files': proofEndpoints,
  certificates: certificateEndpoints,
  'enrollment-imports': importEndpoints,
  feedback: [...feedbackEndpoints, ...answeringEndpoints],
}

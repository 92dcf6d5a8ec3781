import type { Endpoint } from 'payload'
import { attemptEndpoints } from './attempts'
import { certificateEndpoints } from './certificates'
import { enrollmentEndpoints } from './enrollments'

/** By collection; mounted under `/api/<collection>`. */
export const learningEndpoints: Record<'enrollments' | 'attempts' | 'certificates', Endpoint[]> = {
  enrollments: enrollmentEndpoints,
  attempts: attemptEndpoints,
  certificates: certificateEndpoints,
}

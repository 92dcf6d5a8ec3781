import type { Message } from '../define-message'
import { certificateWasIssued } from './certificate-was-issued'
import { changesWereRequested } from './changes-were-requested'
import { courseAwaitsReview } from './course-awaits-review'
import { courseWasApproved } from './course-was-approved'
import { courseWasAssigned } from './course-was-assigned'

/** Every message the product sends. A new one is a file and a line here. */
export const messages = [
  courseAwaitsReview,
  changesWereRequested,
  courseWasApproved,
  courseWasAssigned,
  certificateWasIssued,
] as unknown as Message[]

export { attemptStates, enrollmentStates, type AttemptState, type EnrollmentState } from './lifecycle'
export { progressSchema } from './progress'
export { sourceLabel } from './course-summary'

export { checkPractice } from './commands/check-practice'
export { enrollLearner, type Enrolled } from './commands/enroll-learner'
export { saveAnswer } from './commands/save-answer'
export { saveProgress } from './commands/save-progress'
export { startAttempt } from './commands/start-attempt'
export { submitAttempt } from './commands/submit-attempt'
export { voidAttempt } from './commands/void-attempt'

export { getCertificateByCode, type CheckedCertificate, type Verdict } from './queries/get-certificate-by-code'
export { getCourse, type CoursePage } from './queries/get-course'
export { getPassage, type CitedPassage } from './queries/get-passage'
export { getPlayerContent } from './queries/get-player-content'
export { getResult } from './queries/get-result'
export { listCatalogue, type CatalogueEntry } from './queries/list-catalogue'
export {
  listMyEnrollments,
  type MyCertificate,
  type MyEnrollment,
  type MyLearning,
} from './queries/list-my-enrollments'
export type { AttemptResult, AttemptView, Outcome, PlayerContent } from './model'
import './events'

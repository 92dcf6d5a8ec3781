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
export { getPicture } from './queries/get-picture'
export { getPlayerContent } from './queries/get-player-content'
export { getResult } from './queries/get-result'
export { listCatalogue, type CatalogueEntry } from './queries/list-catalogue'
export {
  listMyEnrollments,
  type MyCertificate,
  type MyEnrollment,
  type MyLearning,
} from './queries/list-my-enrollments'
export { listProgress, type LearnerProgress } from './queries/list-progress'
export { outlineOf, type CourseOutline } from './queries/outline-of'
export type { AttemptResult, AttemptView, Outcome, PlayerContent } from './model'
export { offerCohorts, type CohortReader, type TraineeReader } from './cohorts'
export { isLiving, targetSchema, type Target } from './audience'
export { checkImport } from './commands/check-import'
export { runImport } from './commands/run-import'
export { getImport, getImportReport } from './queries/get-import'
export { fateInWords, type ImportReport } from './import/report'
export { endOfDay } from './due-date'
export { assignCourse, type Assigned, type AssignmentWish } from './commands/assign-course'
export { endAssignment } from './commands/end-assignment'
export { endWaiver } from './commands/end-waivers'
export { waiveEnrollment, withdrawEnrollment } from './commands/excuse-learner'
export { previewAssignment, type AssignmentPreview, type PreviewGroup } from './queries/preview-assignment'
export {
  getCourseTraining,
  trainingFilters,
  type CourseTraining,
  type TrainingFilter,
  type TrainingPerson,
} from './queries/get-course-training'
export {
  findPeople,
  listAssignmentChoices,
  type AssignmentChoices,
  type FoundPerson,
} from './queries/list-assignment-choices'
import './events'

export { answerFeedback } from './commands/answer-feedback'
export { giveFeedback } from './commands/give-feedback'
export { keepAnswerFile } from './commands/keep-answer-file'
export { lockedAttempt, notWaiting, settleAttempt, type Awards } from './commands/settle-attempt'
export { feedbackKinds, feedbackStates, type FeedbackKind, type FeedbackState } from './feedback/model'
export { getAnswerFile } from './queries/get-answer-file'
export { getAttempt } from './queries/get-attempt'
export { passageOf, type Cited } from './queries/get-passage'
export {
  countOpenFeedback,
  listCourseFeedback,
  listFeedbackOf,
  listOwnFeedback,
  type CourseFeedback,
  type FeedbackEntry,
  type FeedbackPage,
  type TaughtFeedback,
} from './queries/list-feedback'
export type { AttemptRow } from './rows'
export { publishedCourse as courseOf } from './published-course'

export { abandonCourse } from './commands/abandon-course'
export { keepDraft } from './commands/keep-draft'
export { openCourse } from './commands/open-course'
export { acceptSupportedClaims } from './commands/accept-supported-claims'
export { addExercise } from './commands/add-exercise'
export { addComment, suggestWording } from './commands/add-comment'
export { approveCourse, type Signed } from './commands/approve-course'
export { decideClaim, type Decided, type Decision } from './commands/decide-claim'
export { decideExercise } from './commands/decide-exercise'
export { exportPackage, packageFormats, packageOf, type ExportedPackage } from './commands/export-package'
export { exportLinkedPackage, linkPackage } from './commands/link-package'
export { retireCourse, reviseCourse, submitForReview, type Moved } from './commands/move-course'
export { publishCourse, type Published } from './commands/publish-course'
export { requestChanges } from './commands/request-changes'
export { setSelfEnrolment } from './commands/set-self-enrolment'
export { resolveComment } from './commands/resolve-comment'
export { getCourseOverview, type CourseOverview } from './queries/get-course-overview'
export { getManifest } from './queries/get-manifest'
export {
  getReview,
  type Drafting,
  type Review,
  type ReviewCitation,
  type ReviewClaim,
  type ReviewExercise,
} from './queries/get-review'
export type { Section, SectionLine } from './queries/cited-sections'
export type { StatementSpan } from './queries/statement-spans'
export type { CommentRecord, ReviewedExercise } from './model'
export { listMyWork, type MyWork } from './queries/list-my-work'
export { listVersions, type VersionSummary } from './queries/list-versions'
export { hashOfSigned } from './rules/signed-content'
export { signatureMeanings, type SignatureMeaning } from './signature-meanings'
export { claimStates, courseStates, type ClaimState, type CourseState, type VersionState } from './lifecycle'
export * from './exercises'

/** The exercise types: pure functions that run on the server, in the portal and inside packages. */
export type { ExerciseKind, ExerciseOf, Grade, Interaction, Mark, Marks, Response } from './exercise-kind'
export type { Stripped, StrippedExercise } from './registry'
export type { AssessmentGrade, ExerciseGrade } from './assessment'
export type { Feedback } from './feedback'
export type { GradedAnswer, RepeatItem, Result } from './result'
export type { InteractionEdition } from './interactions'
export {
  describeAnswer,
  exerciseKinds,
  gradedBy,
  gradeExercise,
  interactionOf,
  isAnswered,
  markExercise,
  responseOf,
  solutionOf,
  stripExercise,
} from './registry'
export { drawAssessment, gradeAssessment } from './assessment'
export { citationsOf, practiceFeedback } from './feedback'
export { assessmentResult } from './result'
export { encodePattern, encodeResponse, interactionType } from './interactions'
export { gradeObservation } from './checklist'

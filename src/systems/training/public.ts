export { attendanceStates, type AttendanceState } from './lifecycle'
export { sessionTermsSchema, type SessionTerms } from './session-terms'
export { localTime, timeParts } from './zoned-time'

export { bookSeat } from './commands/book-seat'
export { cancelSession } from './commands/cancel-session'
export { changeSession } from './commands/change-session'
export { claimAttendance, type Claimed } from './commands/claim-attendance'
export { confirmClaims } from './commands/confirm-claims'
export { enrolCohort } from './commands/enrol-cohort'
export { recordAttendance, type Correction, type Recorded } from './commands/record-attendance'
export { scheduleSession } from './commands/schedule-session'
export { sendMessage } from './commands/send-message'
export { writeNote } from './commands/write-note'

export { getMessageAnnouncement, getSessionAnnouncement } from './queries/get-announcement'
export { getAttendanceCode } from './queries/get-attendance-code'
export { getCohort } from './queries/get-cohort'
export { getMaterials, WHOLE_COURSE, type Materials, type TrainerNote } from './queries/get-materials'
export { getRoster, rosterSorts, type Roster, type RosterEntry, type RosterSort } from './queries/get-roster'
export { getSession, type Attendee, type SessionPage } from './queries/get-session'
export { getSessionCalendar } from './queries/get-session-calendar'
export { getTrainingHome, type TrainingHome } from './queries/get-training-home'
export { learnersOf } from './grading/reach'
export { listCohortLearners } from './queries/list-cohort-learners'
export { listCohorts, type CohortSummary } from './queries/list-cohorts'
export { listMessages } from './queries/list-messages'
export { listMySessions, type MySession } from './queries/list-my-sessions'
export { listSessions, type SessionList, type SessionSummary } from './queries/list-sessions'
import './events'

export { answerLearner } from './commands/answer-learner'
export { disputeObservation, signObservation } from './commands/answer-observation'
export { gradeAnswer, type Given } from './commands/grade-answer'
export { observeLearner, type Ticked } from './commands/observe-learner'
export { releaseGrades } from './commands/release-grades'
export { settleWaiting } from './commands/settle-waiting'
export { countWaiting, type Waiting } from './queries/count-waiting'
export {
  getGradingPassage,
  getGradingSheet,
  type GradingSheet,
  type SheetAnswer,
  type SheetExercise,
} from './queries/get-grading-sheet'
export {
  getMyObservation,
  getObservationSheet,
  listMyObservations,
  type ObservationSheet,
} from './queries/get-observation'
export { getProof } from './queries/get-proof'
export { listGradingQueue, type GradingQueue, type QueueEntry } from './queries/list-grading-queue'
export { listLearnerFeedback } from './queries/list-learner-feedback'
export { listObservable, type Observable, type ObservableList } from './queries/list-observable'
export type { GradingRow, ObservationRow } from './grading/rows'

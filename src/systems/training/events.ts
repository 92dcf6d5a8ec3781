import type { AttendanceState } from './lifecycle'

/** What training announces. Ids are integers. */
declare module '@/shared/events' {
  interface EventPayloads {
    'cohort.enrolled': { cohort: number; version: number; learners: number[] }
    'cohort.message-sent': { cohort: number; message: number }
    'session.scheduled': { session: number; cohort: number }
    /** Title, place, link, time, trainer or number of seats. */
    'session.changed': { session: number; cohort: number }
    'session.cancelled': { session: number; cohort: number }
    /** About a day before it starts; nobody asked, so the organisation is named. */
    'session.reminder-due': { session: number; organisation: number }
    'seat.taken': { session: number; learner: number; waiting: boolean }
    'seat.given-back': { session: number; learner: number }
    /** Somebody on the waiting list has a seat now. */
    'seat.freed-for': { session: number; learner: number }
    /** The learner says they are there; a trainer has to confirm it. */
    'attendance.claimed': { session: number; learner: number }
    /** `from` is another recorded state where it was corrected. */
    'attendance.recorded': { session: number; learner: number; from: AttendanceState; state: AttendanceState }
    /** A grading is of one answer of an attempt; `overridden`: its points are not the rubric's sum. */
    'grading.confirmed': { grading: number; attempt: number; grader: number; overridden: boolean }
    'grading.reopened': { grading: number; attempt: number; grader: number; overridden: boolean }
    'grading.released': { grading: number; attempt: number; grader: number; overridden: boolean }
    /** Signed by the trainer; the learner's signature is missing. */
    'observation.recorded': {
      observation: number
      learner: number
      enrollment: number
      version: number
      observer: number
    }
    'observation.signed': { observation: number; learner: number; enrollment: number; version: number }
    'observation.disputed': { observation: number; learner: number; enrollment: number; version: number }
  }
}

export {}

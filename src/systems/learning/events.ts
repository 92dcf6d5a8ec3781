/** What learning announces. Ids are integers; times are ISO 8601, UTC; scores run from 0 to 1. */
declare module '@/shared/events' {
  interface EventPayloads {
    'enrollment.assigned': {
      enrollment: number
      version: number
      learner: number
      /** Null: the learner chose the course. */
      assignedBy: number | null
      dueAt: string | null
      /** Of the enrollment, where no session says it (recurring work). */
      organisation?: number
    }
    'enrollment.waived': { enrollment: number; learner: number; version: number; by: number }
    /** `by` null: a rule that no longer includes the learner. */
    'enrollment.withdrawn': {
      organisation?: number
      enrollment: number
      learner: number
      version: number
      by: number | null
    }
    /** `days` before the due date: 7 or 1. Each once for a due date. */
    'enrollment.due-soon': {
      organisation: number
      enrollment: number
      learner: number
      version: number
      dueAt: string
      days: number
    }
    'enrollment.overdue': { organisation: number; enrollment: number; learner: number; version: number; dueAt: string }
    /** `queued`: a job enrols the people, as of `now`. */
    'assignment.made': {
      organisation: number
      assignment: number
      course: number
      people: number
      queued: boolean
      now: string
    }
    'assignment.ended': { organisation: number; assignment: number; course: number; by: number }
    'import.finished': { organisation: number; import: number; enrolled: number; by: number }
    'enrollment.started': { enrollment: number; version: number; learner: number }
    'enrollment.completed': { enrollment: number; version: number; learner: number; score: number }
    'attempt.started': { attempt: number; enrollment: number; version: number; learner: number; number: number }
    /** Graded by machine: `score` and `passed` are null where a person has to grade. */
    'attempt.submitted': {
      attempt: number
      enrollment: number
      version: number
      learner: number
      number: number
      score: number | null
      passed: boolean | null
    }
    /** People have to grade it before it has a result. */
    'attempt.needs-grading': { attempt: number; learner: number; enrollment: number; version: number }
    /** Every part of it is graded. */
    'attempt.graded': { attempt: number; learner: number; enrollment: number; version: number }
    /** Its learner may see the result. */
    'attempt.released': {
      attempt: number
      learner: number
      enrollment: number
      version: number
      score: number
      passed: boolean
    }
    'feedback.given': { feedback: number; learner: number; version: number; course: number; claim: string | null }
    'feedback.answered': { feedback: number; learner: number; version: number }
    'feedback.closed': { feedback: number; learner: number; version: number }
    'attempt.voided': { attempt: number; enrollment: number; learner: number; by: number }
    'certificate.issued': { certificate: number; enrollment: number; version: number; learner: number }
  }
}

export {}

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
    }
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
    'attempt.voided': { attempt: number; enrollment: number; learner: number; by: number }
    'certificate.issued': { certificate: number; enrollment: number; version: number; learner: number }
  }
}

export {}

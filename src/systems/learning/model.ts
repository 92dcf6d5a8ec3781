import type { LearnerContent, PlayerState, Result, StrippedExercise } from '@/player/types'
import type { AttemptState, EnrollmentState } from './lifecycle'

/** What learning sends to a learner's browser. No key is in any of it. */

/** An attempt under way. */
export type AttemptView = {
  id: number
  number: number
  /** How many attempts the course allows; null: any number. */
  of: number | null
  title: string
  passScore: number
  startedAt: string
  exercises: StrippedExercise[]
  /** What was answered so far, by exercise. */
  answers: Record<string, unknown>
}

/** What an attempt came to when it was handed in; null where a person has to grade. */
export type Outcome = {
  attempt: number
  state: AttemptState
  /** 0..1. */
  score: number | null
  passed: boolean | null
}

/** What a learner may see of an attempt that was handed in. */
export type AttemptResult = Result & { attempt: number; state: AttemptState }

export type PlayerContent = {
  enrollment: number
  state: EnrollmentState
  content: LearnerContent
  /** Null: not begun. */
  initialState: PlayerState | null
  /** Of the last attempt handed in, unless another one is under way. */
  initialResult: AttemptResult | null
  /** Attempts that can still be handed in, the one under way included; null: any number. */
  attemptsLeft: number | null
}

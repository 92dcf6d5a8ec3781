import type { CourseManifest, Exercise } from '@/shared/manifest/schema'
import type { ExerciseGrade, Result } from '@/systems/courses/exercises'

export type Answered = { exercise: Exercise; answer: unknown; grade: ExerciseGrade }

/** An attempt at the assessment, as handed in. */
export type HandedIn = Pick<Result, 'number' | 'score' | 'passed' | 'points' | 'maxPoints'> & { answered: Answered[] }

/** Where the learner is, for the LMS's own displays. `share`: 0..1 of the lessons. */
export type Place = { lesson: string; screen: number; share: number }

/**
 * What a standard does with a learner's progress. Every promise rejects when the LMS did not take what it was given;
 * the caller keeps it and tries again.
 */
export type Tracking = {
  /** Whether an LMS listens; if not, progress stays on the device. */
  connected: boolean
  /** False where the LMS only lets look: nothing is recorded. */
  recorded?: boolean
  /** 0..1: the pass mark that the LMS launched with, where it has one of its own. */
  passScore?: number
  /** Where the LMS wants the learner back. */
  returnTo?: string
  /** Names the learner on a shared device; never shown. */
  learner: string
  /** How many characters of state fit. */
  capacity: number
  /** The state left by an earlier session. */
  stored: string | null
  save(state: string, place: Place): Promise<void>
  /** A lesson was read to its end. Told once: a tracking that cannot send it now keeps it. */
  read(lesson: { id: string; title: string }): Promise<void>
  /** The attempt was graded. Safe to call again with the same attempt. */
  handIn(attempt: HandedIn): Promise<void>
  /** All there is to do has been done, in a course without questions. */
  complete(): Promise<void>
  /** The page may be about to go. */
  flush(): void
  /**
   * Ends the session; nothing is sent after it. `exit`: by the learner's own button, whose page may wait until all has
   * arrived.
   */
  leave(how: { exit: boolean }): void | Promise<void>
}

export type Connect = (manifest: CourseManifest) => Promise<Tracking>

/**
 * The course must not run as if all were well: its session is over, was never let in, or whoever keeps the progress does
 * not say what was kept.
 */
export class SessionRefused extends Error {
  constructor(
    readonly why: 'ended' | 'not-started' | 'no-answer',
    readonly returnTo?: string,
  ) {
    super(`The session is refused: ${why}`)
    this.name = 'SessionRefused'
  }
}

/** For a course that is opened outside of an LMS. */
export function deviceOnly(): Tracking {
  return {
    connected: false,
    learner: 'device',
    capacity: Infinity,
    stored: null,
    save: async () => undefined,
    read: async () => undefined,
    handIn: async () => undefined,
    complete: async () => undefined,
    flush: () => undefined,
    leave: () => undefined,
  }
}

import type { Exercise, ExerciseType } from '@/shared/manifest/schema'

export type ExerciseOf<Type extends ExerciseType> = Extract<Exercise, { type: Type }>

/** `score` 0..1, partial credit included; both fields are `null` where a person must grade. */
export type Grade = { score: number | null; correct: boolean | null }

/** How one part of an answer (an option, a line, a gap) fared. `early` and `late` are wrong places in an order. */
export type Mark = 'right' | 'wrong' | 'missed' | 'early' | 'late'
export type Marks = Record<string, Mark>

export type Shuffle = <Item>(items: readonly Item[]) => Item[]

/** What every stripped exercise keeps: nothing in it says which answer is right. */
export type StrippedBase<Type extends ExerciseType> = {
  id: string
  type: Type
  prompt: string
  points: number
}

/** An answer in a form that every standard can spell (see `interactions.ts`). */
export type Response =
  | { kind: 'boolean'; value: boolean }
  | { kind: 'set'; ids: string[] }
  | { kind: 'sequence'; ids: string[] }
  | { kind: 'pairs'; pairs: [source: string, target: string][] }
  | { kind: 'texts'; texts: string[] }
  | { kind: 'number'; value: number; low?: number; high?: number }
  | { kind: 'prose'; text: string }

export type Part = { id: string; text: string }

export type InteractionType =
  'true-false' | 'choice' | 'fill-in' | 'long-fill-in' | 'matching' | 'sequencing' | 'numeric' | 'other'

/** How SCORM and xAPI describe the exercise. `correct` lists alternatives: any one of them is fully right. */
export type Interaction = {
  type: InteractionType
  parts?: { choices?: Part[]; source?: Part[]; target?: Part[]; steps?: Part[] }
  correct: Response[]
}

/**
 * One exercise type: pure functions that run on the server and inside a package alike.
 *
 * Answers speak of parts by labels (`a`, `b`, `1`, …) that follow from the visible text alone, never by the ids of the
 * manifest: those may say what is right, or in which order. So an answer needs no seed to be graded.
 */
export type ExerciseKind<Type extends ExerciseType, Stripped extends StrippedBase<Type>, Answer> = {
  type: Type
  /** `self`: the learner rates themselves, so it never counts in an assessment. */
  gradedBy: 'machine' | 'person' | 'self'
  /** What the learner's browser may see. */
  strip(exercise: ExerciseOf<Type>, shuffle: Shuffle): Stripped
  /** An answer that earns everything; `null` where only a person can tell. */
  solution(exercise: ExerciseOf<Type>): Answer | null
  /** Never throws: what is no answer to this exercise earns 0. */
  grade(exercise: ExerciseOf<Type>, answer: unknown): Grade
  /** Part by part, by label, for feedback after the answer was given. */
  mark(exercise: ExerciseOf<Type>, answer: unknown): Marks
  /** Whether there is enough of an answer to check it. */
  answered(stripped: Stripped, answer: unknown): boolean
  /** The answer in the learner's words, for a report; empty where there is none. */
  describe(stripped: Stripped, answer: unknown, words: { yes: string; no: string }): string
  interaction(exercise: ExerciseOf<Type>): Interaction
  response(exercise: ExerciseOf<Type>, answer: unknown): Response | null
}

export function defineExerciseKind<Type extends ExerciseType, Stripped extends StrippedBase<Type>, Answer>(
  kind: ExerciseKind<Type, Stripped, Answer>,
): ExerciseKind<Type, Stripped, Answer> {
  return kind
}

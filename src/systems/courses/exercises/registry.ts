import type { Exercise, ExerciseType } from '@/shared/manifest/schema'
import type { Grade, Interaction, Marks, Response } from './exercise-kind'
import { checklist } from './checklist'
import { cloze } from './cloze'
import { flashcards } from './flashcards'
import { freeText } from './free-text'
import { hotspot } from './hotspot'
import { matching } from './matching'
import { multipleChoice } from './multiple-choice'
import { numeric } from './numeric'
import { ordering } from './ordering'
import { scenario } from './scenario'
import { seededShuffle } from './shuffle'
import { singleChoice } from './single-choice'
import { spotTheError } from './spot-the-error'
import { trueFalse } from './true-false'
import { upload } from './upload'

/** Every exercise type of the manifest. To add one: a folder, a line here, a line in `players.client.tsx`. */
export const exerciseKinds = {
  'true-false': trueFalse,
  'single-choice': singleChoice,
  'multiple-choice': multipleChoice,
  'spot-the-error': spotTheError,
  ordering,
  matching,
  cloze,
  numeric,
  hotspot,
  scenario,
  flashcards,
  'free-text': freeText,
  upload,
  checklist,
} satisfies { [Type in ExerciseType]: { type: Type } }

type Kinds = typeof exerciseKinds
export type Stripped<Type extends ExerciseType> = ReturnType<Kinds[Type]['strip']>
/** An exercise without its key, as the learner's browser gets it. */
export type StrippedExercise = { [Type in ExerciseType]: Stripped<Type> }[ExerciseType]

/** `score` 0..1 with partial credit, `null` where a person must grade. Never throws, whatever the answer is. */
export function gradeExercise(exercise: Exercise, answer: unknown): Grade {
  return kindOf(exercise).grade(exercise, answer)
}

/** The exercise without key, rationale and feedback; parts in an order that follows from the seed. */
export function stripExercise(exercise: Exercise, { seed }: { seed: string }): StrippedExercise {
  return kindOf(exercise).strip(exercise, seededShuffle(`${seed}/${exercise.id}`))
}

export function solutionOf(exercise: Exercise): unknown {
  return kindOf(exercise).solution(exercise)
}

export function markExercise(exercise: Exercise, answer: unknown): Marks {
  return kindOf(exercise).mark(exercise, answer)
}

export function isAnswered(stripped: StrippedExercise, answer: unknown): boolean {
  return kindOf(stripped).answered(stripped, answer)
}

/** The answer in the learner's words; `words` name true and false. */
export function describeAnswer(
  stripped: StrippedExercise,
  answer: unknown,
  words: { yes: string; no: string },
): string {
  return kindOf(stripped).describe(stripped, answer, words)
}

export function interactionOf(exercise: Exercise): Interaction {
  return kindOf(exercise).interaction(exercise)
}

export function responseOf(exercise: Exercise, answer: unknown): Response | null {
  return kindOf(exercise).response(exercise, answer)
}

export function gradedBy(exercise: { type: ExerciseType }): 'machine' | 'person' | 'self' {
  return kindOf(exercise).gradedBy
}

/** A kind seen without its own type: the registry's keys keep kind and exercise together, TypeScript cannot see it. */
type AnyKind = {
  gradedBy: 'machine' | 'person' | 'self'
  strip(exercise: Exercise, shuffle: ReturnType<typeof seededShuffle>): StrippedExercise
  solution(exercise: Exercise): unknown
  grade(exercise: Exercise, answer: unknown): Grade
  mark(exercise: Exercise, answer: unknown): Marks
  answered(stripped: StrippedExercise, answer: unknown): boolean
  describe(stripped: StrippedExercise, answer: unknown, words: { yes: string; no: string }): string
  interaction(exercise: Exercise): Interaction
  response(exercise: Exercise, answer: unknown): Response | null
}

function kindOf({ type }: { type: ExerciseType }): AnyKind {
  return exerciseKinds[type]
}

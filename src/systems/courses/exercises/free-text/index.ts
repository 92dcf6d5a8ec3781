import type { StrippedBase } from '../exercise-kind'
import { defineExerciseKind } from '../exercise-kind'
import { graded, needsPerson } from '../answers'

/** The criteria are shown, as a fair task says what counts; the levels, which hold the model answers, are not. */
export type FreeTextStripped = StrippedBase<'free-text'> & { minWords?: number; criteria: string[] }
export type FreeTextAnswer = string

export const freeText = defineExerciseKind<'free-text', FreeTextStripped, FreeTextAnswer>({
  type: 'free-text',
  gradedBy: 'person',
  strip: ({ id, type, prompt, points, minWords, rubric }) => ({
    id,
    type,
    prompt,
    points,
    ...(minWords ? { minWords } : {}),
    criteria: rubric.map(({ criterion }) => criterion),
  }),
  solution: () => null,
  grade: (_exercise, answer) => (isText(answer) ? needsPerson : graded(0)),
  mark: () => ({}),
  answered: (_stripped, answer) => isText(answer),
  describe: (_stripped, answer) => (isText(answer) ? answer.trim() : ''),
  interaction: () => ({ type: 'long-fill-in', correct: [] }),
  response: (_exercise, answer) => (isText(answer) ? { kind: 'prose', text: answer } : null),
})

export function countWords(text: string): number {
  return text.trim().split(/\s+/).filter(Boolean).length
}

function isText(answer: unknown): answer is string {
  return typeof answer === 'string' && answer.trim() !== ''
}

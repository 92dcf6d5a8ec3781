import type { StrippedBase } from '../exercise-kind'
import { defineExerciseKind } from '../exercise-kind'
import { graded } from '../answers'

export type TrueFalseStripped = StrippedBase<'true-false'>
export type TrueFalseAnswer = boolean

export const trueFalse = defineExerciseKind<'true-false', TrueFalseStripped, TrueFalseAnswer>({
  type: 'true-false',
  gradedBy: 'machine',
  strip: ({ id, type, prompt, points }) => ({ id, type, prompt, points }),
  solution: (exercise) => exercise.answer,
  grade: (exercise, answer) => graded(answer === exercise.answer ? 1 : 0),
  mark: (exercise, answer) => {
    if (typeof answer !== 'boolean') return {}
    return { [String(answer)]: answer === exercise.answer ? 'right' : 'wrong' }
  },
  answered: (_stripped, answer) => typeof answer === 'boolean',
  describe: (_stripped, answer, words) => (typeof answer === 'boolean' ? (answer ? words.yes : words.no) : ''),
  interaction: (exercise) => ({ type: 'true-false', correct: [{ kind: 'boolean', value: exercise.answer }] }),
  response: (_exercise, answer) => (typeof answer === 'boolean' ? { kind: 'boolean', value: answer } : null),
})

import type { StrippedBase } from '../exercise-kind'
import { defineExerciseKind } from '../exercise-kind'
import { asLabels, graded } from '../answers'
import type { StrippedOption } from '../choose'
import {
  choiceInteraction,
  choiceResponse,
  describeChoices,
  markChoices,
  rightLabels,
  scoreMany,
  stripChoices,
} from '../choose'

export type MultipleChoiceStripped = StrippedBase<'multiple-choice'> & { options: StrippedOption[] }
export type MultipleChoiceAnswer = string[]

export const multipleChoice = defineExerciseKind<'multiple-choice', MultipleChoiceStripped, MultipleChoiceAnswer>({
  type: 'multiple-choice',
  gradedBy: 'machine',
  strip: ({ id, type, prompt, points, options }, shuffle) => ({
    id,
    type,
    prompt,
    points,
    options: stripChoices(options, shuffle),
  }),
  solution: (exercise) => rightLabels(exercise.options),
  grade: (exercise, answer) => graded(scoreMany(exercise.options, answer)),
  mark: (exercise, answer) => markChoices(exercise.options, answer),
  answered: (_stripped, answer) => asLabels(answer).length > 0,
  describe: (stripped, answer) => describeChoices(stripped.options, answer),
  interaction: (exercise) => choiceInteraction(exercise.options, { many: true }),
  response: (_exercise, answer) => choiceResponse(answer),
})

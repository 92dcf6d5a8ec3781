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
  scoreOne,
  stripChoices,
} from '../choose'

/** `many`: more than one line holds an error, so lines are ticked instead of picked. */
export type SpotTheErrorStripped = StrippedBase<'spot-the-error'> & { options: StrippedOption[]; many: boolean }
export type SpotTheErrorAnswer = string[]

/** `correct: true` marks the option that is the error. */
export const spotTheError = defineExerciseKind<'spot-the-error', SpotTheErrorStripped, SpotTheErrorAnswer>({
  type: 'spot-the-error',
  gradedBy: 'machine',
  strip: ({ id, type, prompt, points, options }, shuffle) => ({
    id,
    type,
    prompt,
    points,
    options: stripChoices(options, shuffle),
    many: isMany(options),
  }),
  solution: (exercise) => rightLabels(exercise.options),
  grade: ({ options }, answer) => graded(isMany(options) ? scoreMany(options, answer) : scoreOne(options, answer)),
  mark: (exercise, answer) => markChoices(exercise.options, answer),
  answered: (_stripped, answer) => asLabels(answer).length > 0,
  describe: (stripped, answer) => describeChoices(stripped.options, answer),
  interaction: (exercise) => choiceInteraction(exercise.options, { many: isMany(exercise.options) }),
  response: (_exercise, answer) => choiceResponse(answer),
})

function isMany(options: { correct: boolean }[]): boolean {
  return options.filter((option) => option.correct).length > 1
}

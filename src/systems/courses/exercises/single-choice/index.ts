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
  scoreOne,
  stripChoices,
} from '../choose'

export type SingleChoiceStripped = StrippedBase<'single-choice'> & { options: StrippedOption[] }
/** The label of the option picked, in a list of one. */
export type SingleChoiceAnswer = string[]

export const singleChoice = defineExerciseKind<'single-choice', SingleChoiceStripped, SingleChoiceAnswer>({
  type: 'single-choice',
  gradedBy: 'machine',
  strip: ({ id, type, prompt, points, options }, shuffle) => ({
    id,
    type,
    prompt,
    points,
    options: stripChoices(options, shuffle),
  }),
  solution: (exercise) => rightLabels(exercise.options).slice(0, 1),
  grade: (exercise, answer) => graded(scoreOne(exercise.options, answer)),
  mark: (exercise, answer) => {
    const marks = markChoices(exercise.options, answer)
    // A second right option is no miss where one was asked for.
    const hit = Object.values(marks).includes('right')
    return hit ? Object.fromEntries(Object.entries(marks).filter(([, mark]) => mark !== 'missed')) : marks
  },
  answered: (_stripped, answer) => asLabels(answer).length > 0,
  describe: (stripped, answer) => describeChoices(stripped.options, answer),
  interaction: (exercise) => choiceInteraction(exercise.options, { many: false }),
  response: (_exercise, answer) => choiceResponse(answer),
})

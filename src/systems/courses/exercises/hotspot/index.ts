import type { ExerciseOf, StrippedBase } from '../exercise-kind'
import { defineExerciseKind } from '../exercise-kind'
import { asLabels, graded } from '../answers'
import type { Choice, StrippedOption } from '../choose'
import {
  choiceInteraction,
  choiceResponse,
  describeChoices,
  labelChoices,
  markChoices,
  rightLabels,
  scoreMany,
  scoreOne,
} from '../choose'

/** `shape`: x, y, width, height as shares (0..1) of the picture; empty where the region has none. */
export type HotspotStripped = StrippedBase<'hotspot'> & {
  src: string
  alt: string
  many: boolean
  options: (StrippedOption & { shape: number[] })[]
}
export type HotspotAnswer = string[]

/** The regions are also a list of options, so that nobody has to point. */
export const hotspot = defineExerciseKind<'hotspot', HotspotStripped, HotspotAnswer>({
  type: 'hotspot',
  gradedBy: 'machine',
  strip: (exercise, shuffle) => ({
    id: exercise.id,
    type: exercise.type,
    prompt: exercise.prompt,
    points: exercise.points,
    src: exercise.src,
    alt: exercise.alt,
    many: isMany(exercise),
    options: shuffle(
      labelChoices(choices(exercise)).map(({ label, item }) => ({ id: label, text: item.text, shape: item.shape })),
    ),
  }),
  solution: (exercise) => rightLabels(choices(exercise)),
  grade: (exercise, answer) =>
    graded(isMany(exercise) ? scoreMany(choices(exercise), answer) : scoreOne(choices(exercise), answer)),
  mark: (exercise, answer) => markChoices(choices(exercise), answer),
  answered: (_stripped, answer) => asLabels(answer).length > 0,
  describe: (stripped, answer) => describeChoices(stripped.options, answer),
  interaction: (exercise) => choiceInteraction(choices(exercise), { many: isMany(exercise) }),
  response: (_exercise, answer) => choiceResponse(answer),
})

function choices({ regions }: ExerciseOf<'hotspot'>): (Choice & { shape: number[] })[] {
  return regions.map(({ label, correct, shape }) => ({ text: label, correct, shape }))
}

function isMany({ regions }: ExerciseOf<'hotspot'>): boolean {
  return regions.filter((region) => region.correct).length !== 1
}

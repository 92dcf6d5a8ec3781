import type { ExerciseOf, StrippedBase } from '../exercise-kind'
import { defineExerciseKind } from '../exercise-kind'
import { graded, isRecord } from '../answers'
import { labelled } from '../labels'

/** The backs are here: turning a card is the exercise, and there is no key to hide. */
export type FlashcardsStripped = StrippedBase<'flashcards'> & { cards: { id: string; front: string; back: string }[] }
/** Card → whether the learner says they knew it. */
export type FlashcardsAnswer = Record<string, boolean>

export const flashcards = defineExerciseKind<'flashcards', FlashcardsStripped, FlashcardsAnswer>({
  type: 'flashcards',
  gradedBy: 'self',
  strip: ({ id, type, prompt, points, cards }, shuffle) => ({
    id,
    type,
    prompt,
    points,
    cards: shuffle(labelCards({ cards }).map(({ label, item }) => ({ id: label, front: item.front, back: item.back }))),
  }),
  solution: (exercise) => Object.fromEntries(labelCards(exercise).map(({ label }) => [label, true])),
  grade: (exercise, answer) => {
    const known = labelCards(exercise).filter(({ label }) => isRecord(answer) && answer[label] === true)
    return graded(known.length / exercise.cards.length)
  },
  mark: (exercise, answer) =>
    Object.fromEntries(
      labelCards(exercise).map(({ label }) => [label, isRecord(answer) && answer[label] === true ? 'right' : 'missed']),
    ),
  answered: ({ cards }, answer) => isRecord(answer) && cards.every(({ id }) => typeof answer[id] === 'boolean'),
  describe: ({ cards }, answer) =>
    cards
      .filter(({ id }) => isRecord(answer) && answer[id] === true)
      .map(({ front }) => front)
      .join('; '),
  interaction: () => ({ type: 'other', correct: [] }),
  response: (exercise, answer) => {
    const known = labelCards(exercise).filter(({ label }) => isRecord(answer) && answer[label] === true)
    return { kind: 'prose', text: `${known.length}/${exercise.cards.length}` }
  },
})

function labelCards({ cards }: Pick<ExerciseOf<'flashcards'>, 'cards'>) {
  return labelled(cards, (card) => card.front)
}

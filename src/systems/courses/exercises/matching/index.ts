import type { ExerciseOf, Marks, StrippedBase } from '../exercise-kind'
import { defineExerciseKind } from '../exercise-kind'
import { asTexts, graded } from '../answers'
import { labelled, numbered } from '../labels'

export type MatchingStripped = StrippedBase<'matching'> & {
  left: { id: string; text: string }[]
  /** Each text once, though several on the left may go with it. */
  right: { id: string; text: string }[]
}
/** Label on the left → label on the right. */
export type MatchingAnswer = Record<string, string>

export const matching = defineExerciseKind<'matching', MatchingStripped, MatchingAnswer>({
  type: 'matching',
  gradedBy: 'machine',
  strip: (exercise, shuffle) => ({
    id: exercise.id,
    type: exercise.type,
    prompt: exercise.prompt,
    points: exercise.points,
    left: shuffle(leftOf(exercise).map(({ label, item }) => ({ id: label, text: item.left }))),
    right: shuffle(rightOf(exercise).map(({ label, item }) => ({ id: label, text: item }))),
  }),
  solution,
  grade: (exercise, answer) => {
    const marks = Object.values(markPairs(exercise, answer))
    return graded(marks.filter((mark) => mark === 'right').length / exercise.pairs.length)
  },
  mark: markPairs,
  answered: (stripped, answer) => stripped.left.every(({ id }) => asTexts(answer)[id]),
  describe: ({ left, right }, answer) => {
    const given = asTexts(answer)
    return left
      .flatMap(({ id, text }) => {
        const match = right.find((candidate) => candidate.id === given[id])
        return match ? [`${text} – ${match.text}`] : []
      })
      .join('; ')
  },
  interaction: (exercise) => ({
    type: 'matching',
    parts: {
      source: leftOf(exercise).map(({ label, item }) => ({ id: label, text: item.left })),
      target: rightOf(exercise).map(({ label, item }) => ({ id: label, text: item })),
    },
    correct: [{ kind: 'pairs', pairs: Object.entries(solution(exercise)) }],
  }),
  response: (_exercise, answer) => ({ kind: 'pairs', pairs: Object.entries(asTexts(answer)).sort() }),
})

function leftOf({ pairs }: ExerciseOf<'matching'>) {
  return numbered(pairs, (pair) => pair.left)
}

function rightOf({ pairs }: ExerciseOf<'matching'>) {
  return labelled([...new Set(pairs.map((pair) => pair.right))], (text) => text)
}

function solution(exercise: ExerciseOf<'matching'>): MatchingAnswer {
  const labels = new Map(rightOf(exercise).map(({ label, item }) => [item, label]))
  return Object.fromEntries(leftOf(exercise).map(({ label, item }) => [label, labels.get(item.right) as string]))
}

function markPairs(exercise: ExerciseOf<'matching'>, answer: unknown): Marks {
  const given = asTexts(answer)
  const marks: Marks = {}
  for (const [left, right] of Object.entries(solution(exercise))) {
    marks[left] = !given[left] ? 'missed' : given[left] === right ? 'right' : 'wrong'
  }
  return marks
}

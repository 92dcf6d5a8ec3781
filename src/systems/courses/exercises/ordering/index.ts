import type { ExerciseOf, Marks, StrippedBase } from '../exercise-kind'
import { defineExerciseKind } from '../exercise-kind'
import { asLabels, graded } from '../answers'
import { labelled } from '../labels'

export type OrderingStripped = StrippedBase<'ordering'> & { items: { id: string; text: string }[] }
/** Labels from first to last. */
export type OrderingAnswer = string[]

/** Credit for each item in its place. Items that read the same are one and the same. */
export const ordering = defineExerciseKind<'ordering', OrderingStripped, OrderingAnswer>({
  type: 'ordering',
  gradedBy: 'machine',
  strip: ({ id, type, prompt, points, items }, shuffle) => {
    const shown = shuffle(labelItems(items))
    const solved = shown.every(({ item }, at) => item.text === items[at]?.text)
    // An exercise that arrives solved asks nothing.
    if (solved) shown.push(...shown.splice(0, 1))
    return { id, type, prompt, points, items: shown.map(({ label, item }) => ({ id: label, text: item.text })) }
  },
  solution,
  grade: (exercise, answer) => {
    const marks = Object.values(markPlaces(exercise, answer))
    return graded(marks.filter((mark) => mark === 'right').length / exercise.items.length)
  },
  mark: markPlaces,
  answered: (stripped, answer) => asLabels(answer).length === stripped.items.length,
  describe: ({ items }, answer) => {
    const texts = asLabels(answer).map((label) => items.find((item) => item.id === label)?.text ?? '')
    return texts.map((text, at) => `${at + 1}. ${text}`).join(' ')
  },
  interaction: (exercise) => ({
    type: 'sequencing',
    parts: { choices: labelItems(exercise.items).map(({ label, item }) => ({ id: label, text: item.text })) },
    correct: [{ kind: 'sequence', ids: solution(exercise) }],
  }),
  response: (_exercise, answer) => ({ kind: 'sequence', ids: asLabels(answer) }),
})

function labelItems(items: ExerciseOf<'ordering'>['items']) {
  return labelled(items, (item) => item.text)
}

function solution({ items }: ExerciseOf<'ordering'>): string[] {
  const labels = new Map(labelItems(items).map(({ label, item }) => [item, label]))
  return items.map((item) => labels.get(item) as string)
}

function markPlaces(exercise: ExerciseOf<'ordering'>, answer: unknown): Marks {
  const texts = new Map(labelItems(exercise.items).map(({ label, item }) => [label, item.text]))
  const order = exercise.items.map((item) => item.text)
  const marks: Marks = {}
  asLabels(answer).forEach((label, place) => {
    const text = texts.get(label)
    if (text === undefined) return
    if (order[place] === text) marks[label] = 'right'
    else marks[label] = place < order.indexOf(text) ? 'early' : 'late'
  })
  return marks
}

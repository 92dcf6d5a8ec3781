import type { ExerciseOf, Grade, StrippedBase } from '../exercise-kind'
import { defineExerciseKind } from '../exercise-kind'
import { graded, isRecord, needsPerson } from '../answers'
import { labelled } from '../labels'

/** What a trainer will look for; the learner reads it and has nothing to answer. */
export type ChecklistStripped = StrippedBase<'checklist'> & { items: { id: string; text: string; critical: boolean }[] }
/** Item → whether the trainer saw it done. */
export type ChecklistAnswer = Record<string, boolean>

export const checklist = defineExerciseKind<'checklist', ChecklistStripped, ChecklistAnswer>({
  type: 'checklist',
  gradedBy: 'person',
  strip: (exercise) => {
    const labels = new Map(labelItems(exercise).map(({ label, item }) => [item, label]))
    const items = exercise.items.map((item) => ({
      id: labels.get(item) as string,
      text: item.text,
      critical: item.critical,
    }))
    return { id: exercise.id, type: exercise.type, prompt: exercise.prompt, points: exercise.points, items }
  },
  solution: () => null,
  // Whatever the learner's browser sends, only an observation counts.
  grade: () => needsPerson,
  mark: () => ({}),
  answered: () => true,
  describe: () => '',
  interaction: () => ({ type: 'other', correct: [] }),
  response: () => null,
})

/** Grades what a trainer observed: the share of items seen, and nothing once a critical one was missed. */
export function gradeObservation(exercise: ExerciseOf<'checklist'>, observed: unknown): Grade {
  const seen = (label: string) => isRecord(observed) && observed[label] === true
  const items = labelItems(exercise)
  if (items.some(({ label, item }) => item.critical && !seen(label))) return graded(0)
  return graded(items.filter(({ label }) => seen(label)).length / items.length)
}

function labelItems({ items }: ExerciseOf<'checklist'>) {
  return labelled(items, (item) => item.text)
}

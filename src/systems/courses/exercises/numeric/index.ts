import type { ExerciseOf, Grade, StrippedBase } from '../exercise-kind'
import { defineExerciseKind } from '../exercise-kind'
import { graded, isRecord } from '../answers'
import { readNumbers } from '../wording'

/** `unit` is printed beside the field. */
export type NumericStripped = StrippedBase<'numeric'> & { unit?: string }
/** As typed, with or without the unit. */
export type NumericAnswer = { value: string }

/**
 * `units` are other spellings of the unit, which may be typed after the number. Another unit than those is wrong, even
 * if the number is right: in a procedure that is the dangerous mistake.
 */
export const numeric = defineExerciseKind<'numeric', NumericStripped, NumericAnswer>({
  type: 'numeric',
  gradedBy: 'machine',
  strip: ({ id, type, prompt, points, unit }) => ({ id, type, prompt, points, ...(unit ? { unit } : {}) }),
  solution: (exercise) => ({ value: String(exercise.value) }),
  grade,
  mark: (exercise, answer) => ({ value: grade(exercise, answer).correct ? 'right' : 'wrong' }),
  answered: (_stripped, answer) => read(answer) !== '',
  describe: (stripped, answer) => {
    const typed = read(answer)
    return typed && stripped.unit && endsInDigit(typed) ? `${typed} ${stripped.unit}` : typed
  },
  interaction: ({ value, tolerance }) => ({
    type: 'numeric',
    correct: [{ kind: 'number', value, low: value - tolerance, high: value + tolerance }],
  }),
  response: (exercise, answer) => {
    const number = nearest(exercise, read(answer))
    return number === undefined ? null : { kind: 'number', value: number }
  },
})

function grade(exercise: ExerciseOf<'numeric'>, answer: unknown): Grade {
  const number = nearest(exercise, read(answer))
  const slack = Math.max(1, Math.abs(exercise.value)) * 1e-9 // room for binary fractions
  return graded(number !== undefined && Math.abs(number - exercise.value) <= exercise.tolerance + slack ? 1 : 0)
}

/** Of the readings of what was typed, the one that favours the learner. */
function nearest(exercise: ExerciseOf<'numeric'>, typed: string): number | undefined {
  const distance = (number: number) => Math.abs(number - exercise.value)
  return readNumbers(withoutUnit(exercise, typed)).sort((a, b) => distance(a) - distance(b))[0]
}

/** Case counts in short units, where `mg` is no `Mg`; longer ones are words. */
function withoutUnit({ unit, units = [] }: ExerciseOf<'numeric'>, typed: string): string {
  const spellings = [...(unit ? [unit] : []), ...units].map((one) => one.normalize('NFKC').trim())
  const text = typed.normalize('NFKC')
  const ending = spellings
    .filter((one) => (one.length > 3 ? text.toLowerCase().endsWith(one.toLowerCase()) : text.endsWith(one)))
    .sort((a, b) => b.length - a.length)[0]
  return ending === undefined ? text : text.slice(0, -ending.length || undefined).trim()
}

function endsInDigit(text: string): boolean {
  return /\d$/.test(text)
}

function read(answer: unknown): string {
  const value = isRecord(answer) ? answer.value : answer
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}

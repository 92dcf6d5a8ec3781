import type { ExerciseOf, Marks, StrippedBase } from '../exercise-kind'
import { defineExerciseKind } from '../exercise-kind'
import { asTexts, graded } from '../answers'
import { readNumbers, sameWording } from '../wording'

/** The text cut at its gaps. Gaps are renumbered, as their ids may give the word away. */
export type ClozeStripped = StrippedBase<'cloze'> & { parts: ({ text: string } | { gap: string })[] }
/** Gap → what was written into it. */
export type ClozeAnswer = Record<string, string>

const gapPattern = /\{\{\s*([^{}]+?)\s*\}\}/g

export const cloze = defineExerciseKind<'cloze', ClozeStripped, ClozeAnswer>({
  type: 'cloze',
  gradedBy: 'machine',
  strip: (exercise) => ({
    id: exercise.id,
    type: exercise.type,
    prompt: exercise.prompt,
    points: exercise.points,
    parts: cut(exercise),
  }),
  solution,
  grade: (exercise, answer) => {
    const marks = Object.values(markGaps(exercise, answer))
    return graded(marks.filter((mark) => mark === 'right').length / exercise.gaps.length)
  },
  mark: markGaps,
  answered: ({ parts }, answer) => parts.every((part) => !('gap' in part) || asTexts(answer)[part.gap]?.trim()),
  describe: ({ parts }, answer) => {
    const given = asTexts(answer)
    const gaps = parts.flatMap((part) => ('gap' in part ? [part.gap] : []))
    return [...new Set(gaps)].map((gap) => given[gap]?.trim() || '…').join('; ')
  },
  interaction: (exercise) => {
    const order = numberGaps(exercise)
    const [only] = order
    const accepted =
      order.length === 1 && only ? only.gap.accept.map((text) => [text]) : [Object.values(solution(exercise))]
    return { type: 'fill-in', correct: accepted.map((texts) => ({ kind: 'texts', texts })) }
  },
  response: (exercise, answer) => ({
    kind: 'texts',
    texts: numberGaps(exercise).map(({ number }) => asTexts(answer)[number] ?? ''),
  }),
})

/** Gaps in the order of the text; one that the text never shows comes last. */
function numberGaps({ text, gaps }: ExerciseOf<'cloze'>) {
  const shown = [...text.matchAll(gapPattern)].map((match) => match[1])
  const place = (id: string) => (shown.includes(id) ? shown.indexOf(id) : shown.length)
  return [...gaps].sort((a, b) => place(a.id) - place(b.id)).map((gap, at) => ({ gap, number: String(at + 1) }))
}

function cut(exercise: ExerciseOf<'cloze'>): ClozeStripped['parts'] {
  const numbers = new Map(numberGaps(exercise).map(({ gap, number }) => [gap.id, number]))
  return exercise.text.split(gapPattern).flatMap((piece, at): ClozeStripped['parts'] => {
    if (at % 2 === 0) return piece ? [{ text: piece }] : []
    const gap = numbers.get(piece)
    return gap ? [{ gap }] : [{ text: '…' }]
  })
}

function solution(exercise: ExerciseOf<'cloze'>): ClozeAnswer {
  return Object.fromEntries(numberGaps(exercise).map(({ gap, number }) => [number, gap.accept[0] ?? '']))
}

function markGaps(exercise: ExerciseOf<'cloze'>, answer: unknown): Marks {
  const given = asTexts(answer)
  const marks: Marks = {}
  for (const { gap, number } of numberGaps(exercise)) {
    const written = given[number]?.trim()
    marks[number] = !written ? 'missed' : gap.accept.some((text) => accepts(text, written)) ? 'right' : 'wrong'
  }
  return marks
}

function accepts(expected: string, written: string): boolean {
  if (sameWording(expected, written)) return true
  const [wanted] = readNumbers(expected)
  return wanted !== undefined && readNumbers(written).includes(wanted)
}

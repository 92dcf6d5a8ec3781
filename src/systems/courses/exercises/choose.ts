import type { Interaction, Marks, Response, Shuffle } from './exercise-kind'
import { asLabels } from './answers'
import { labelled } from './labels'

/** What the types that pick from a list share: single and multiple choice, spot the error, hotspot. */
export type Choice = { text: string; correct: boolean }
export type StrippedOption = { id: string; text: string }

export function labelChoices<Item extends Choice>(choices: readonly Item[]) {
  return labelled(choices, (choice) => choice.text)
}

export function stripChoices(choices: readonly Choice[], shuffle: Shuffle): StrippedOption[] {
  return shuffle(labelChoices(choices).map(({ label, item }) => ({ id: label, text: item.text })))
}

export function rightLabels(choices: readonly Choice[]): string[] {
  return labelChoices(choices)
    .filter(({ item }) => item.correct)
    .map(({ label }) => label)
}

/** All or nothing: exactly one pick, and it is right. */
export function scoreOne(choices: readonly Choice[], answer: unknown): number {
  const picked = asLabels(answer)
  return picked.length === 1 && rightLabels(choices).includes(picked[0] as string) ? 1 : 0
}

/** Right picks less wrong picks, of all right ones: ticking everything earns nothing. */
export function scoreMany(choices: readonly Choice[], answer: unknown): number {
  const right = rightLabels(choices)
  const known = labelChoices(choices).map(({ label }) => label)
  const picked = asLabels(answer).filter((label) => known.includes(label))
  if (!right.length) return 0
  const hits = picked.filter((label) => right.includes(label)).length
  return Math.max(0, (hits - (picked.length - hits)) / right.length)
}

export function markChoices(choices: readonly Choice[], answer: unknown): Marks {
  const picked = asLabels(answer)
  const marks: Marks = {}
  for (const { label, item } of labelChoices(choices)) {
    if (picked.includes(label)) marks[label] = item.correct ? 'right' : 'wrong'
    else if (item.correct) marks[label] = 'missed'
  }
  return marks
}

export function describeChoices(options: readonly StrippedOption[], answer: unknown): string {
  const picked = asLabels(answer)
  return options
    .filter((option) => picked.includes(option.id))
    .map((option) => option.text)
    .join('; ')
}

/** With one pick allowed, each right option is an answer of its own; with many, all of them together are one. */
export function choiceInteraction(choices: readonly Choice[], { many }: { many: boolean }): Interaction {
  const right = rightLabels(choices)
  return {
    type: 'choice',
    parts: { choices: labelChoices(choices).map(({ label, item }) => ({ id: label, text: item.text })) },
    correct: many ? [{ kind: 'set', ids: right }] : right.map((label) => ({ kind: 'set', ids: [label] })),
  }
}

export function choiceResponse(answer: unknown): Response {
  return { kind: 'set', ids: asLabels(answer).sort() }
}

import type { PartRef } from '@/systems/courses/public'
import type { RewriteKind } from '@/systems/generation/rewriting/model'

/** What the menu of a part offers. */
export const wishWords: Record<RewriteKind, string> = {
  simpler: 'Simpler',
  shorter: 'Shorter',
  example: 'Add an example from the SOP',
  again: 'Write again',
  question: 'Add a question on this passage',
}

const ofQuestions: readonly RewriteKind[] = ['again', 'question']
const all: readonly RewriteKind[] = ['simpler', 'shorter', 'example', 'again', 'question']

export const wishesFor = (part: PartRef): readonly RewriteKind[] => (part.kind === 'exercise' ? ofQuestions : all)

/** What was asked for, as the tabs of a dialog say it. */
export function shortWish(instruction: string): string {
  if (instruction === 'example') return 'With an example'
  if (instruction === 'question') return 'One more question'
  if (instruction in wishWords) return wishWords[instruction as RewriteKind]
  return instruction.length > 28 ? `“${instruction.slice(0, 27).trimEnd()}…”` : `“${instruction}”`
}

export const partKey = ({ kind, id }: PartRef): string => `${kind}:${id}`

export const partWord: Record<PartRef['kind'], string> = { block: 'passage', exercise: 'question', lesson: 'lesson' }

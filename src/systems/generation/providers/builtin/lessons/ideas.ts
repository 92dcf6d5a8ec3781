import type { Draft } from './shapes'

/**
 * Numbers the ideas of a lesson: a text opens one, and the lists, warnings and tables after it belong to it; a heading
 * belongs to what it heads.
 */
export function inIdeas(drafts: readonly Draft[]): Draft[] {
  let count = 0
  let headed = false
  return drafts.map((draft) => {
    const opens = draft.type === 'text' ? !headed : count === 0
    if (opens) count += 1
    headed = draft.type === 'text' && /^\*\*[^*]+\*\*$/.test(draft.text)
    return { ...draft, idea: `i${String(count)}` }
  })
}

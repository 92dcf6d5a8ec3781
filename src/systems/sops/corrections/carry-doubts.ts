import type { Doubt } from '../model'
import { targetsOf, type Correction } from './model'

/** Doubts after a correction: they follow their passage, and end where the correction answers them. */
export function carryDoubts(doubts: readonly Doubt[], correction: Correction, made: readonly string[]): Doubt[] {
  if (correction.do === 'order') return [...doubts]
  if (correction.do === 'add') return doubts.filter((doubt) => !answers(correction, doubt))
  const about = new Set(targetsOf(correction))
  return doubts.flatMap((doubt): Doubt[] => {
    if (correction.do === 'type' && correction.kind === 'heading' && doubt.code === 'no-headings') return []
    if (doubt.segment === undefined || !about.has(doubt.segment)) return [doubt]
    // Whoever typed the words has read the page; whoever split a passage has looked for what was lost in it.
    if (correction.do === 'text' || correction.do === 'drop') return []
    if (correction.do === 'split' && doubt.code === 'long-passage') return []
    return [{ ...doubt, segment: made[0] ?? doubt.segment }]
  })
}

/** A region that could not be read, and the words that somebody typed for it. */
const answers = (correction: Extract<Correction, { do: 'add' }>, doubt: Doubt): boolean =>
  doubt.segment === undefined &&
  doubt.box !== undefined &&
  JSON.stringify(doubt.box) === JSON.stringify(correction.box ?? null)

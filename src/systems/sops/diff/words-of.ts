import { familyOf, wordsWithoutNumbers } from '../structure/keys'
import { withoutNumber } from '../structure/wording'
import type { Compared } from './model'

/** What a passage says, without where it stands: its kind's family and its words, numbers of clauses and steps left out. */
export const contentOf = (segment: Compared): string => `${familyOf(segment.kind)}\u0001${plainWords(segment)}`

/** The words of a passage in small letters, one blank between. */
export const plainWords = (segment: Compared): string =>
  wordsWithoutNumbers(segment.kind === 'heading' ? withoutNumber(segment.text) : segment.text)

/** The headings above, without their numbers. */
export const placeOf = (segment: Compared): string =>
  segment.path.map((heading) => wordsWithoutNumbers(withoutNumber(heading))).join('\u0001')

/** All that is printed, numbers included: what a renumbering changes. */
export const printed = (segment: Compared): string =>
  [segment.marker ?? '', segment.text, ...segment.path].join('\u0001')

/** Likeness of two texts from 0 to 1: the share of words, each with its neighbour, that both have (Dice). */
export function likeness(one: string, other: string): number {
  if (one === other) return 1
  const a = pairsOf(one)
  const b = pairsOf(other)
  let shared = 0
  for (const [pair, count] of a) shared += Math.min(count, b.get(pair) ?? 0)
  const total = sizeOf(a) + sizeOf(b)
  return total === 0 ? 0 : (2 * shared) / total
}

function pairsOf(text: string): Map<string, number> {
  const words = text.split(' ')
  const pairs = new Map<string, number>()
  for (const [at, word] of words.entries()) {
    for (const piece of [word, `${word} ${words[at + 1] ?? ''}`]) pairs.set(piece, (pairs.get(piece) ?? 0) + 1)
  }
  return pairs
}

const sizeOf = (pairs: Map<string, number>): number => [...pairs.values()].reduce((sum, count) => sum + count, 0)

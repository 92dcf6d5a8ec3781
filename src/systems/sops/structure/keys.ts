import { createHash } from 'node:crypto'
import type { SegmentKind } from '../model'
import { withoutNumber } from './wording'

/** What a key is made from. */
export type Keyed = { kind: SegmentKind; text: string; path: string[] }

const CROSS_REFERENCE =
  /\b(sections?|clauses?|steps?|chapters?|paragraphs?|paragraaf|hoofdstuk|stap|abschnitt|kapitel|schritt|étape|chapitre|paso|sección)\s+\d+(?:\.\d+)*/gi

/**
 * Keys (`stableKey`) of segments in document order: a hash of the words, the headings above and how often the same was
 * seen before. Numbers that only say where something stands — clause numbers, markers, `see Section 4.2` — do not count.
 */
export function stableKeys(segments: Keyed[]): string[] {
  const seen = new Map<string, number>()
  const headings = new Map<string, string>()
  const wordsOfHeading = (heading: string) => {
    const words = headings.get(heading) ?? wordsWithoutNumbers(withoutNumber(heading))
    headings.set(heading, words)
    return words
  }
  return segments.map((segment) => {
    const text = segment.kind === 'heading' ? withoutNumber(segment.text) : segment.text
    const identity = [familyOf(segment.kind), wordsWithoutNumbers(text), ...segment.path.map(wordsOfHeading)].join(
      '\u0001',
    )
    const count = (seen.get(identity) ?? 0) + 1
    seen.set(identity, count)
    return createHash('sha256').update(`${identity}\u0001${count}`).digest('hex').slice(0, 16)
  })
}

/** Kinds that a better parser may tell apart differently share a family, so that their keys outlive it. */
export const familyOf = (kind: SegmentKind): string => (kind === 'heading' || kind === 'table-row' ? kind : 'body')

/** `see Section 4.2` → `see Section`: where a reference leads says nothing of what is to be done. */
export const withoutReferences = (text: string): string =>
  /\s\d/.test(text) ? text.replace(CROSS_REFERENCE, '$1') : text

/** Letters, digits and the signs that change a meaning (`<`, `±`), one blank between; numbers of references left out. */
export function wordsWithoutNumbers(text: string): string {
  return withoutReferences(text.normalize('NFKC').toLowerCase())
    .replace(/[^\p{L}\p{N}<>≤≥±%°+−-]+/gu, ' ')
    .trim()
}

import { isDeepStrictEqual } from 'node:util'
import type { Doubt, ParsedDocument, Segment } from '../model'
import { familyOf, wordsWithoutNumbers } from '../structure/keys'
import { carryDoubts } from './carry-doubts'
import { DoesNotFit } from './misfits'
import { targetsOf, withTargets, type Correction, type KeptCorrection, type Outcome, type Seen } from './model'
import { correct } from './operations'
import { putPathsRight } from './put-paths-right'

/**
 * A reading with its author's corrections, in the order in which they were made. Pure: the same reading and corrections
 * give the same document. Passages that nobody corrected keep their keys, whatever happens around them. What does not fit
 * this reading is left out, said in its outcome, and put before the author as a doubt.
 */
export function applyCorrections(
  document: ParsedDocument,
  corrections: readonly KeptCorrection[],
): { document: ParsedDocument; outcomes: Outcome[] } {
  if (corrections.length === 0) return { document, outcomes: [] }
  let segments = document.segments
  let doubts = document.doubts
  const renamed = new Map<string, string>()
  const outcomes = corrections.map((kept): Outcome => {
    try {
      const correction = onThisReading(kept, segments, renamed)
      if (!correction) return { id: kept.id, state: 'needless', made: kept.made }
      const corrected = correct({ ...document, segments }, correction)
      const fresh = putPathsRight(segments, corrected.segments)
      const changed = !sameSegments(segments, fresh)
      doubts = carryDoubts(doubts, correction, corrected.made)
      segments = fresh
      kept.made.forEach((key, at) => renamed.set(key, corrected.made[at] ?? key))
      return { id: kept.id, state: changed ? 'applied' : 'needless', made: corrected.made }
    } catch (error) {
      if (!(error instanceof DoesNotFit)) throw error
      return { id: kept.id, state: 'lost', reason: error.reason, message: error.message, made: [] }
    }
  })
  const lost = outcomes.flatMap((outcome, at) => doubtOf(outcome, corrections[at]))
  return { document: { ...document, ...inOrder(segments), doubts: [...lost, ...doubts] }, outcomes }
}

/** The correction on the keys of this reading; null where the reading holds already what the correction made. */
function onThisReading(
  { correction, seen, made }: KeptCorrection,
  segments: readonly Segment[],
  renamed: ReadonlyMap<string, string>,
): Correction | null {
  const keys = new Set(segments.map(({ key }) => key))
  const now = new Map<string, string>()
  for (const key of targetsOf(correction)) {
    const known = renamed.get(key) ?? key
    const found = keys.has(known) ? known : sameWords(segments, seen, key)
    if (found !== undefined) now.set(key, found)
    else if (correction.do === 'drop' || (made.length > 0 && made.every((one) => keys.has(renamed.get(one) ?? one))))
      return null
    else throw new DoesNotFit('missing', 'The passage it was made on is not there any more, or it reads otherwise.')
  }
  const moved = withTargets(correction, (key) => now.get(key) ?? key)
  if (moved.do !== 'split') return moved
  const text = segments.find(({ key }) => key === moved.segment)?.text ?? ''
  return { ...moved, at: samePlace(seen[0]?.text ?? text, text, moved.at) }
}

/** The one passage with the same words; none where several have them, because nobody can say which was meant. */
function sameWords(segments: readonly Segment[], seen: readonly Seen[], key: string): string | undefined {
  const was = seen.find((one) => one.key === key)
  if (!was) return undefined
  const words = wordsWithoutNumbers(was.text)
  const family = familyOf(was.kind as Segment['kind'])
  const found = segments.filter(({ kind, text }) => familyOf(kind) === family && wordsWithoutNumbers(text) === words)
  return found.length === 1 ? found[0]?.key : undefined
}

const LETTER = /[\p{L}\p{N}]/u

/** The offset in `after` that has as many letters and digits before it as `at` has in `before`: blanks may be others. */
function samePlace(before: string, after: string, at: number): number {
  if (before === after) return at
  let wanted = [...before.slice(0, at)].filter((sign) => LETTER.test(sign)).length
  for (let place = 0; place < after.length;) {
    const sign = String.fromCodePoint(after.codePointAt(place) ?? 0)
    if (LETTER.test(sign)) {
      if (wanted === 0) return place
      wanted -= 1
    }
    place += sign.length
  }
  throw new DoesNotFit('changed', 'The passage it was made on reads otherwise now.')
}

/** Position and offsets anew, and the text that they point into. */
export function inOrder(segments: readonly Segment[]): Pick<ParsedDocument, 'segments' | 'text'> {
  let offset = 0
  const placed = segments.map((segment, order) => {
    const start = offset
    offset += segment.text.length + 1
    return { ...segment, order, start, end: start + segment.text.length }
  })
  return { segments: placed, text: segments.map(({ text }) => text).join('\n') }
}

const sameSegments = (one: readonly Segment[], other: readonly Segment[]): boolean =>
  one.length === other.length &&
  one.every((segment, at) => segment === other[at] || isDeepStrictEqual(segment, other[at]))

const names: Record<Correction['do'], string> = {
  type: 'another type',
  merge: 'a merge',
  split: 'a split',
  order: 'another place',
  nest: 'another depth',
  text: 'other words',
  add: 'a passage that was missing',
  drop: 'a passage left out',
}

function doubtOf(outcome: Outcome, kept: KeptCorrection | undefined): Doubt[] {
  if (outcome.state !== 'lost' || !kept) return []
  const words = kept.seen[0]?.text ?? (kept.correction.do === 'add' ? kept.correction.text : '')
  const about = words ? ` for “${words.length > 90 ? `${words.slice(0, 89)}…` : words}”` : ''
  return [
    {
      code: 'correction-lost',
      message: `A correction does not fit this reading (${names[kept.correction.do]}${about}). ${outcome.message ?? ''} Make it again where it is needed, or take it back.`,
      correction: kept.id,
    },
  ]
}

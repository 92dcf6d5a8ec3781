import type { ParsedDocument } from '../model'
import { judgeEdit } from './judge-edit'
import { changeKinds, type Change, type Compared, type DocumentDiff } from './model'
import { pairSegments } from './pair-segments'
import { contentOf, placeOf, printed } from './words-of'

type Side = { language: string; segments: readonly Compared[] }

/**
 * Compares two versions of an SOP passage by passage, in the order of the new one (removals where they stood). Pure: the
 * same two documents give the same diff. Numbers of clauses and steps never make a change of meaning.
 */
export function diffDocuments(
  before: Side | Pick<ParsedDocument, 'language' | 'segments'>,
  after: Side | Pick<ParsedDocument, 'language' | 'segments'>,
): DocumentDiff {
  const { pairs, added, removed } = pairSegments(before.segments, after.segments)
  const single = pairs.flatMap(({ before: [old], after: [fresh] }) => (old && fresh ? [{ old, fresh }] : []))
  const moved = movedOf(single)
  const headings = renamedHeadings(pairs)
  const changes: (Change & { at: number })[] = []

  for (const pair of pairs) {
    const [old, fresh] = [pair.before[0], pair.after[0]]
    if (!old || !fresh) continue
    const elsewhere = moved.has(fresh) || placeAfterRenames(old, headings) !== placeOf(fresh)
    changes.push({ ...changeOf({ ...pair, elsewhere, language: after.language }), at: fresh.order })
  }
  for (const segment of added) changes.push({ ...bare('added', [], [segment.key]), at: segment.order })
  const placeInNew = newPlaces(single)
  for (const segment of removed) changes.push({ ...bare('removed', [segment.key], []), at: placeInNew(segment.order) })
  changes.sort((a, b) => a.at - b.at)

  const counts = Object.fromEntries(changeKinds.map((kind) => [kind, 0])) as DocumentDiff['counts']
  for (const { kind } of changes) counts[kind] += 1
  const kept = pairs.filter(
    ({ before: olds, after: news }) =>
      olds.length === 1 && news.length === 1 && olds[0] && news[0] && olds[0].text === news[0].text,
  )
  return {
    changes: changes.map(({ at: _, ...change }) => change),
    keptText: kept.flatMap(({ after: news }) => news.map((one) => one.key)),
    counts,
  }
}

const bare = (kind: Change['kind'], before: string[], after: string[]): Change => ({
  kind,
  before,
  after,
  moved: false,
  meaning: null,
  reasons: [],
})

function changeOf({
  before,
  after,
  elsewhere,
  language,
}: {
  before: Compared[]
  after: Compared[]
  elsewhere: boolean
  language: string
}): Change {
  const keys = { before: before.map(({ key }) => key), after: after.map(({ key }) => key), moved: elsewhere }
  const [old, fresh] = [before[0], after[0]]
  const together = before.length === 1 && after.length === 1 && old && fresh
  if (together && contentOf(old) === contentOf(fresh)) {
    const kind = elsewhere ? 'moved' : printed(old) === printed(fresh) ? 'unchanged' : 'renumbered'
    return { ...keys, kind, meaning: null, reasons: [] }
  }
  const reasons = judgeEdit({ before: joined(before), after: joined(after), language })
  const kind = before.length > 1 ? 'merged' : after.length > 1 ? 'split' : 'edited'
  return { ...keys, kind, meaning: reasons.length > 0 ? 'changed' : 'same', reasons }
}

const joined = (segments: readonly Compared[]): string => segments.map(({ text }) => text).join(' ')

/** Pairs that left the longest run in which old and new order agree: the fewest passages whose move explains the new order. */
function movedOf(pairs: readonly { old: Compared; fresh: Compared }[]): Set<Compared> {
  const inNewOrder = [...pairs].sort((a, b) => a.fresh.order - b.fresh.order)
  const ends: number[] = []
  const previous: number[] = []
  for (const [at, { old }] of inNewOrder.entries()) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((inNewOrder[ends[middle] ?? 0]?.old.order ?? 0) < old.order) low = middle + 1
      else high = middle
    }
    previous[at] = low > 0 ? (ends[low - 1] ?? -1) : -1
    ends[low] = at
  }
  const stayed = new Set<number>()
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) stayed.add(at)
  return new Set(inNewOrder.flatMap(({ fresh }, at) => (stayed.has(at) ? [] : [fresh])))
}

/** Old heading → new wording, so that what stands under a renamed heading does not count as moved. */
function renamedHeadings(pairs: readonly { before: Compared[]; after: Compared[] }[]): Map<string, string> {
  return new Map(
    pairs.flatMap(({ before: [old], after: [fresh] }) =>
      old?.kind === 'heading' && fresh ? [[fullPlace(old), fullPlace(fresh)] as const] : [],
    ),
  )
}

const fullPlace = (heading: Compared): string => placeOf({ ...heading, path: [...heading.path, heading.text] })

function placeAfterRenames(segment: Compared, headings: ReadonlyMap<string, string>): string {
  const place = placeOf(segment)
  return headings.get(place) ?? place
}

/** Where a removed passage would stand in the new order: behind the last pair before it. */
function newPlaces(pairs: readonly { old: Compared; fresh: Compared }[]): (order: number) => number {
  const known = pairs.map(({ old, fresh }) => [old.order, fresh.order] as const).sort((a, b) => a[0] - b[0])
  return (order) => {
    let place = -1
    for (const [old, fresh] of known) {
      if (old > order) break
      place = fresh
    }
    return place + 0.5
  }
}

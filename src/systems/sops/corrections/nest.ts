import type { Segment } from '../model'
import { misfit } from './misfits'
import type { Corrected, Correction } from './model'
import { placeOf } from './place-of'

/**
 * Puts a passage below another one, or takes it out of the one it is below. What is nested in it comes along; when it
 * comes out, those that follow it in the same list are below it from then on, because that is how they read then.
 * @throws DoesNotFit
 */
export function nest(
  segments: readonly Segment[],
  { segment: key, under }: Extract<Correction, { do: 'nest' }>,
): Corrected {
  const { at, segment } = placeOf(segments, key)
  if (!canBeNested(segment)) misfit('not-possible', 'Headings, rows of tables and pictures are nested in nothing.')
  const over = under === null ? null : placeOf(segments, under)
  if (over) assertFits(segments, at, over.at)
  const byKey = new Map(segments.map((one) => [one.key, one]))
  const comesOut = segment.parent !== undefined && above(byKey, segment.parent).includes(under)
  const level = over ? (isListed(over.segment) ? (over.segment.level ?? 1) + 1 : 1) : 1
  const deeper = level - (segment.level ?? 1)
  const inside = insideOf(segments, key)
  const moved = segments.map((one, place): Segment => {
    if (place === at) return hung({ ...one, ...(isListed(one) ? { level } : {}) }, under)
    if (inside.has(one.key)) return isListed(one) ? { ...one, level: Math.max(1, (one.level ?? 1) + deeper) } : one
    return comesOut && isListed(segment) && place > at && one.parent === segment.parent ? hung(one, key) : one
  })
  return { segments: moved, made: [key] }
}

/** Kinds that stand in lists, and have a depth there. */
export const isListed = ({ kind }: Pick<Segment, 'kind'>): boolean => kind === 'step' || kind === 'list-item'

export const canBeNested = ({ kind }: Pick<Segment, 'kind'>): boolean =>
  kind !== 'heading' && kind !== 'table-row' && kind !== 'figure'

function assertFits(segments: readonly Segment[], at: number, overAt: number): void {
  const over = segments[overAt]
  if (overAt >= at) misfit('not-possible', 'A passage is nested in one that stands before it.')
  if (!over || !canBeNested(over)) misfit('not-possible', 'Nothing is nested in a heading, a row or a picture.')
  if (segments.slice(overAt, at).some(({ kind }) => kind === 'heading'))
    misfit('apart', 'The two passages stand under different headings.')
}

/** The passages that one is nested in by way of its parent, innermost first behind the parent itself; null is the page. */
function above(byKey: ReadonlyMap<string, Segment>, parent: string): (string | null)[] {
  const found: (string | null)[] = []
  let one = byKey.get(parent)?.parent
  while (one !== undefined && !found.includes(one)) {
    found.push(one)
    one = byKey.get(one)?.parent
  }
  return [...found, null]
}

/** Keys of all that is nested in a passage. */
function insideOf(segments: readonly Segment[], key: string): Set<string> {
  const inside = new Set<string>()
  for (const { key: own, parent } of segments)
    if (parent !== undefined && (parent === key || inside.has(parent))) inside.add(own)
  return inside
}

function hung(segment: Segment, parent: string | null): Segment {
  const { parent: _, ...rest } = segment
  return parent === null ? rest : { ...rest, parent }
}

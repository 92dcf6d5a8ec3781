import type { Segment } from '@/systems/sops/model'

type Placed = Pick<Segment, 'key' | 'kind' | 'parent'>

const holds = ({ kind }: Placed): boolean => kind !== 'heading' && kind !== 'table-row' && kind !== 'figure'

/** The passage that one would belong to a level deeper: the last before it on its own level. Undefined: there is none. */
export function deeperUnder(segments: readonly Placed[], segment: Placed): string | undefined {
  if (!holds(segment)) return undefined
  const at = segments.findIndex(({ key }) => key === segment.key)
  for (let place = at - 1; place >= 0; place -= 1) {
    const one = segments[place]
    if (!one || !holds(one) || one.key === segment.parent) return undefined
    if (one.parent === segment.parent) return one.key
  }
  return undefined
}

/** What it would belong to a level higher; null: to nothing. Undefined: it belongs to nothing now. */
export function higherUnder(segments: readonly Placed[], segment: Placed): string | null | undefined {
  if (segment.parent === undefined) return undefined
  return segments.find(({ key }) => key === segment.parent)?.parent ?? null
}

/** How deep each passage is nested, from 0. */
export function depthsOf(segments: readonly Placed[]): Map<string, number> {
  const depths = new Map<string, number>()
  for (const { key, parent } of segments) depths.set(key, parent === undefined ? 0 : (depths.get(parent) ?? 0) + 1)
  return depths
}

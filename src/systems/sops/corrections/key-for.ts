import type { Segment } from '../model'
import { stableKeys } from '../structure/keys'

/**
 * The key that a reader would have given to a passage that it reads like this by itself, so that a better reader and a
 * corrected reading agree on it. `instead` are the passages it replaces: their keys are free.
 */
export function keyFor(passage: Segment, segments: readonly Segment[], ...instead: Segment[]): string {
  const free = new Set(instead.map(({ key }) => key))
  const taken = new Set(segments.flatMap(({ key }) => (free.has(key) ? [] : [key])))
  for (let count = 1; ; count += 1) {
    const key = stableKeys(Array.from({ length: count }, () => passage)).at(-1) ?? ''
    if (!taken.has(key)) return key
  }
}

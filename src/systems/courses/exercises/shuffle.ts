import type { Shuffle } from './exercise-kind'

/** A shuffle that depends on its seed alone, so that server and browser agree. Not for secrets. */
export function seededShuffle(seed: string): Shuffle {
  const random = generator(seed)
  return (items) => {
    const shuffled = [...items]
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = Math.floor(random() * (last + 1))
      const kept = shuffled[last] as (typeof shuffled)[number]
      shuffled[last] = shuffled[other] as (typeof shuffled)[number]
      shuffled[other] = kept
    }
    return shuffled
  }
}

/** FNV-1a of the seed feeding a 32-bit mix (mulberry32): numbers in 0..1, 1 excluded. */
function generator(seed: string): () => number {
  let state = 0x811c9dc5
  for (let at = 0; at < seed.length; at++) state = Math.imul(state ^ seed.charCodeAt(at), 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

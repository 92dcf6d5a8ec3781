import { makeZip, readZip } from './archive'

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const harms = ['flip', 'cut', 'drop', 'repeat', 'overwrite', 'zeros'] as const

/** The bytes, harmed in one way at a few places that the seed chooses. */
export function damaged(bytes: Uint8Array, seed: number): Uint8Array {
  const random = seeded(seed)
  const within = (limit: number) => Math.floor(random() * limit)
  const harm = harms[within(harms.length)] ?? 'flip'
  const copy = Buffer.from(bytes)
  const from = within(copy.length)
  const length = 1 + within(Math.min(400, copy.length))
  switch (harm) {
    case 'flip':
      for (let times = 1 + within(24); times > 0; times -= 1) {
        const at = within(copy.length)
        copy[at] = (copy[at] ?? 0) ^ (1 << within(8))
      }
      return new Uint8Array(copy)
    case 'cut':
      return new Uint8Array(copy.subarray(0, from))
    case 'drop':
      return new Uint8Array(Buffer.concat([copy.subarray(0, from), copy.subarray(from + length)]))
    case 'repeat': {
      const piece = copy.subarray(from, from + length)
      const times = Array.from({ length: 1 + within(40) }, () => piece)
      return new Uint8Array(Buffer.concat([copy.subarray(0, from), ...times, copy.subarray(from)]))
    }
    case 'overwrite':
      for (let at = from; at < Math.min(copy.length, from + length); at += 1) copy[at] = within(256)
      return new Uint8Array(copy)
    case 'zeros':
      copy.fill(0, from, Math.min(copy.length, from + length))
      return new Uint8Array(copy)
  }
}

/** An archive that is whole, with one of its parts harmed: what a checksum of the archive does not catch. */
export async function damagedInside(bytes: Uint8Array, seed: number): Promise<Uint8Array> {
  const parts = await readZip(bytes)
  const names = Object.keys(parts).filter((name) => /\.(?:xml|rels)$/.test(name))
  const name = names[Math.floor(seeded(seed)() * names.length)]
  if (name === undefined) return damaged(bytes, seed)
  return makeZip({ ...parts, [name]: Buffer.from(damaged(parts[name] ?? Buffer.alloc(1), seed + 1)) })
}

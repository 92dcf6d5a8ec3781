import type { Segment } from '../model'
import { fingerprintOf } from './fingerprint'
import type { Passage } from './passages'
import { passagesOf } from './passages'
import { sizeOf } from './postings'
import type { WordIndex } from './rank-passages'
import { wordIndexOf } from './rank-passages'

/** A version made ready for questions. */
export type PreparedVersion = {
  language: string
  passages: Passage[]
  index: WordIndex
  /** Names what is embedded of it: vectors made of anything else do not belong to it. */
  fingerprint: string
  bytes: number
}

type Wanted = { id: number; language: string | null; updatedAt: string }

/** About what versions of 200 procedures take. Beyond it, those asked for longest ago are made again when they are wanted. */
const ROOM = 256 * 1024 * 1024

const kept = new Map<string, PreparedVersion>()
let bytesKept = 0

/**
 * Versions by their ids, from memory where they have not changed, else made from their segments, which `read` gets for all
 * that are missing at once. Between two versions others get a turn: a large one takes a tenth of a second.
 */
export async function preparedVersions<Version extends Wanted>(
  versions: Version[],
  read: (missing: number[]) => Promise<Map<number, Segment[]>>,
): Promise<{ version: Version; prepared: PreparedVersion }[]> {
  const found = new Map<number, PreparedVersion>()
  for (const version of versions) {
    const known = kept.get(keyOf(version))
    if (!known) continue
    found.set(version.id, known)
    kept.delete(keyOf(version))
    kept.set(keyOf(version), known)
  }
  const missing = versions.filter(({ id }) => !found.has(id))
  for (let at = 0; at < missing.length; at += AT_ONCE) {
    const some = missing.slice(at, at + AT_ONCE)
    const segments = await read(some.map(({ id }) => id))
    for (const version of some) {
      const prepared = prepare(segments.get(version.id) ?? [], version.language ?? 'en')
      found.set(version.id, prepared)
      keep(keyOf(version), prepared)
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return versions.flatMap((version) => {
    const prepared = found.get(version.id)
    return prepared ? [{ version, prepared }] : []
  })
}

const AT_ONCE = 20

export function prepare(segments: Segment[], language: string): PreparedVersion {
  const passages = passagesOf({ segments, language })
  const index = wordIndexOf(passages.map((passage) => ({ passage, language })))
  const letters = passages.reduce((sum, { text }) => sum + text.length, 0)
  return {
    language,
    passages,
    index,
    fingerprint: fingerprintOf(passages),
    // Segments, their sentences and their passages hold the text about three times, with what is around it.
    bytes: sizeOf(index.words) + sizeOf(index.grams) + letters * 12,
  }
}

const keyOf = ({ id, updatedAt }: Wanted): string => `${id}@${updatedAt}`

function keep(key: string, prepared: PreparedVersion): void {
  kept.set(key, prepared)
  bytesKept += prepared.bytes
  for (const [oldest, { bytes }] of kept) {
    if (bytesKept <= ROOM || kept.size === 1) return
    kept.delete(oldest)
    bytesKept -= bytes
  }
}

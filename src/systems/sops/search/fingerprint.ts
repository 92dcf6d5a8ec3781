import { createHash } from 'node:crypto'
import type { Passage } from './passages'
import { embeddingInputs } from './sentence-context'

/** Names what is embedded of a version: vectors made of anything else do not belong to it. */
export function fingerprintOf(passages: Passage[]): string {
  const hash = createHash('sha256')
  for (const passage of passages) hash.update(JSON.stringify([passage.number, embeddingInputs(passage)]))
  return hash.digest('hex')
}

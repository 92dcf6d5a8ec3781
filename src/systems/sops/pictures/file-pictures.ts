import { createHash } from 'node:crypto'
import type { MediaType } from '../model'
import type { Picture } from '../parsers/blocks'
import { askChild } from '../parsing/ask-child'
import { inTurn } from './in-turn'
import { cachedPicture, cachePicture } from './picture-cache'

type Wanted = { sha256: string; mediaType: MediaType; name: string; read: () => Promise<Uint8Array> }

const reading = new Map<string, Promise<Picture | null>>()

/** A picture in a file by its name, from the cache or taken out now; null where the file holds none. `read` gives the file. */
export async function filePicture(wanted: Wanted): Promise<Picture | null> {
  const place = {
    sha256: wanted.sha256,
    name: `figure-${createHash('sha256').update(wanted.name).digest('hex').slice(0, 32)}`,
  }
  const kept = await cachedPicture(place)
  if (kept) return kept
  const key = `${place.sha256} ${place.name}`
  const running = reading.get(key) ?? inTurn(() => takeOut(wanted, place)).finally(() => reading.delete(key))
  reading.set(key, running)
  return running
}

async function takeOut(
  { mediaType, name, read }: Wanted,
  place: { sha256: string; name: string },
): Promise<Picture | null> {
  const picture = await askChild('picture', { bytes: await read(), mediaType, name }, { timeoutMs: 60_000 })
  if (picture) await cachePicture(place, picture)
  return picture
}

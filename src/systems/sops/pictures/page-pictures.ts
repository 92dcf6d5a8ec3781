import type { Picture } from '../parsers/blocks'
import { askChild } from '../parsing/ask-child'
import { inTurn } from './in-turn'
import { cachedPicture, cachePicture } from './picture-cache'

/** Pages drawn together with the one asked for, since whoever reads a page goes on to the next. */
const AHEAD = 3
/** Raised when pages come to look different, so that old pictures are not shown. */
const LOOK = 1

type Source = { sha256: string; width: number; read: () => Promise<Uint8Array> }

/** Pages that are being drawn now: whoever asks for one of them waits for that one. */
const drawing = new Map<string, Promise<Picture>>()
const keyOf = ({ sha256, width }: Source, page: number) => `${sha256} ${width} ${page}`

/**
 * The picture of a PDF's page, from the cache or drawn now, together with those after it. `read` gives the file.
 * @throws DomainError sop.no-such-page (404), sop.parse-timeout, sop.too-complex
 */
export async function pagePicture({ page, ...source }: Source & { page: number }): Promise<Picture> {
  const kept = await cachedPicture(placeOf(source, page))
  return kept ?? drawing.get(keyOf(source, page)) ?? draw(source, page)
}

const placeOf = ({ sha256, width }: Source, page: number) => ({ sha256, name: `page-${page}-${width}-${LOOK}` })

function draw(source: Source, first: number): Promise<Picture> {
  const pages = [first, first + 1, first + 2, first + AHEAD].filter((page) => !drawing.has(keyOf(source, page)))
  const waiting = new Map<number, { resolve(picture: Picture): void; reject(error: unknown): void }>()
  for (const page of pages) {
    const key = keyOf(source, page)
    const drawn = new Promise<Picture>((resolve, reject) => waiting.set(page, { resolve, reject }))
    drawing.set(key, drawn)
    // The pages ahead may not exist, or nobody may wait for them: that is no unhandled error.
    drawn.catch(() => undefined).finally(() => drawing.delete(key))
  }
  const asked = drawing.get(keyOf(source, first))
  const keep = async (page: number, picture: Picture) => {
    await cachePicture(placeOf(source, page), picture)
    waiting.get(page)?.resolve(picture)
  }
  const kept: Promise<void>[] = []
  inTurn(async () => {
    const bytes = await source.read()
    await askChild(
      'pages',
      { bytes, pages, width: source.width },
      { timeoutMs: 60_000, onPage: (page, picture) => kept.push(keep(page, picture)) },
    ).finally(() => Promise.all(kept))
    throw new Error('this page was not drawn')
  }).catch((error: unknown) => waiting.forEach(({ reject }) => reject(error)))
  return asked ?? Promise.reject(new Error('this page was not drawn'))
}

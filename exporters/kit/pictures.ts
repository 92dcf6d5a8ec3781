import { pictureOfSrc, picturesOf, withPictures } from '@/shared/manifest/pictures'
import type { CourseManifest } from '@/shared/manifest/schema'
import type { CourseFiles, FileContent, PackageFile } from '../define-exporter'
import { ExportError } from '../define-exporter'

const MEGABYTE = 1024 * 1024
/** More than a figure has. */
const MOST_OF_ONE = 20 * MEGABYTE
/** Platforms take packages of a few hundred megabytes, and learners have telephones. */
const MOST_OF_ALL = 200 * MEGABYTE

/** Pictures made of points only: a drawing in SVG can hold scripts, and would run them on the platform's origin. */
const kinds: readonly (readonly [string, RegExp])[] = [
  ['png', /^\x89PNG\r\n\x1a\n/],
  ['jpg', /^\xff\xd8\xff/],
  ['gif', /^GIF8[79]a/],
  ['webp', /^RIFF[\s\S]{4}WEBP/],
  ['avif', /^[\s\S]{4}ftypavi[fs]/],
]

/**
 * Pictures move into `media/` under plain names; the course then names them by that. One that is missing is refused,
 * except in a preview. What a picture is, is read from its bytes.
 *
 * @throws ExportError
 */
export async function withMedia(
  manifest: CourseManifest,
  files: CourseFiles,
): Promise<{ course: CourseManifest; media: PackageFile[] }> {
  const media: PackageFile[] = []
  const moved = new Map<string, string>()
  const problems: string[] = []
  let total = 0
  for (const src of picturesOf(manifest)) {
    const content = Object.hasOwn(files, src) ? files[src] : inlinePicture(src)
    if (!content) {
      if (!manifest.provenance.preview)
        problems.push(`${named(manifest, src)} is not among the course's files. Add it or remove its figure.`)
      continue
    }
    const { kind, bytes } = await look(content)
    total += bytes
    if (!kind)
      problems.push(`${named(manifest, src)} is no PNG, JPEG, GIF, WebP or AVIF. Convert it, and add it again.`)
    else if (bytes > MOST_OF_ONE)
      problems.push(`${named(manifest, src)} is larger than ${MOST_OF_ONE / MEGABYTE} MB. Make it smaller.`)
    else {
      const path = `media/${media.length + 1}.${kind}`
      media.push({ path, content })
      moved.set(src, path)
    }
  }
  if (total > MOST_OF_ALL)
    problems.push(`The pictures take more than ${MOST_OF_ALL / MEGABYTE} MB. Make them smaller, or use fewer.`)
  if (problems.length > 0) throw new ExportError(problems)
  // Of one that a preview lacks, the player shows the text alternative.
  return { course: withPictures(manifest, (src) => moved.get(src) ?? ''), media }
}

/** Its size, and its kind by its first bytes. Reads no further than the largest that is let through. */
async function look(content: FileContent): Promise<{ kind: string | undefined; bytes: number }> {
  const chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array> = Buffer.isBuffer(content) ? [content] : content()
  let start = ''
  let bytes = 0
  for await (const chunk of chunks) {
    if (start.length < 16) start += Buffer.from(chunk.subarray(0, 16)).toString('latin1')
    bytes += chunk.length
    if (bytes > MOST_OF_ONE) break
  }
  return { kind: kinds.find(([, magic]) => magic.test(start))?.[0], bytes }
}

/** As a person knows it: by its name in its source. */
function named(manifest: CourseManifest, src: string): string {
  const place = pictureOfSrc(src)
  const file = place && manifest.sources.find(({ id }) => id === place.source)?.file
  return place && file ? `The picture "${place.name}" of ${file}` : `The picture "${src.slice(0, 80)}"`
}

function inlinePicture(src: string): Buffer | undefined {
  const [, data] = /^data:image\/(?:png|jpeg|gif|webp|avif);base64,([A-Za-z0-9+/=\s]+)$/.exec(src) ?? []
  return data ? Buffer.from(data, 'base64') : undefined
}

import { Readable } from 'node:stream'
import type { PayloadRequest } from 'payload'
import type { CourseFiles } from '@exporters/define-exporter'
import { DomainError } from '@/shared/errors'
import { pictureOfSrc, picturesOf } from '@/shared/manifest/pictures'
import type { CourseManifest } from '@/shared/manifest/schema'
import { pictureResponse, sourcePictures } from '@/systems/sops/public'

/** `organisation`: the course's own; only its files are looked at. */
type Of = {
  req: PayloadRequest
  organisation: number
  manifest: Pick<CourseManifest, 'modules' | 'assessment' | 'sources'>
}

/**
 * The pictures of a course that stand in its sources, for a package: each is opened when its turn comes, so that never two
 * are in memory. A picture that is not there is left out; the exporter says which.
 */
export async function packagePictures({ req, organisation, manifest }: Of): Promise<CourseFiles> {
  const files: CourseFiles = {}
  const opened = new Map<string, Awaited<ReturnType<typeof sourcePictures>>>()
  for (const src of picturesOf(manifest)) {
    const place = placeOf(manifest, src)
    if (!place) continue
    const { sha256, name } = place
    if (!opened.has(sha256)) opened.set(sha256, await sourcePictures({ req, organisation, sha256 }))
    const open = opened.get(sha256)
    if (open && (await open(name))) files[src] = () => Readable.from(bytesOf(() => open(name), src))
  }
  return files
}

/**
 * One picture, for a browser. Not guarded: for callers that have found that the person may see the course.
 *
 * @throws `course.no-such-picture` (410) where the course shows no such picture, or its SOP is not there any more.
 */
export async function getCoursePicture({ req, organisation, manifest, src }: Of & { src: string }): Promise<Response> {
  const place = picturesOf(manifest).includes(src) ? placeOf(manifest, src) : null
  const open = place ? await sourcePictures({ req, organisation, sha256: place.sha256 }) : null
  const picture = place && open ? await open(place.name) : null
  if (picture) return pictureResponse(picture)
  throw new DomainError({
    code: 'course.no-such-picture',
    status: 410,
    message: 'This course does not show such a picture, or its SOP is gone. Load the page again.',
  })
}

function placeOf(manifest: Of['manifest'], src: string): { sha256: string; name: string } | null {
  const place = pictureOfSrc(src)
  const source = manifest.sources.find(({ id }) => id === place?.source)
  return place && source ? { sha256: source.sha256, name: place.name } : null
}

async function* bytesOf(open: () => Promise<{ bytes: Uint8Array } | null>, src: string): AsyncGenerator<Buffer> {
  const picture = await open()
  if (!picture) throw new Error(`The picture ${src} is gone while its package is made.`)
  yield Buffer.from(picture.bytes)
}

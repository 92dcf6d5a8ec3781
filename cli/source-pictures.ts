import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { CourseFiles } from '@exporters/define-exporter'
import { pictureOfSrc, picturesOf } from '@/shared/manifest/pictures'
import type { CourseManifest } from '@/shared/manifest/schema'
import type { MediaType } from '@/systems/sops/model'

/** The pictures of a course that was made from files, taken out of them when a package needs them. `paths` by source. */
export async function picturesFromFiles(
  manifest: CourseManifest,
  paths: ReadonlyMap<string, string>,
): Promise<CourseFiles> {
  const { readPicture } = await import('@/systems/sops/parsers/read-picture')
  const files: CourseFiles = {}
  for (const src of picturesOf(manifest)) {
    const place = pictureOfSrc(src)
    const source = manifest.sources.find(({ id }) => id === place?.source)
    const path = place && paths.get(place.source)
    if (!source || !path) continue
    const picture = await readPicture({
      bytes: new Uint8Array(await readFile(path)),
      mediaType: source.mediaType as MediaType,
      name: place.name,
    })
    if (picture) files[src] = () => Readable.from([Buffer.from(picture.bytes)])
  }
  return files
}

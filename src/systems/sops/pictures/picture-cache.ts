import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { log } from '@/shared/log'
import type { Picture } from '../parsers/blocks'

/** Bytes that pictures may take on disk; what was not looked at for longest goes first. */
const MAX_BYTES = 512 * 1024 * 1024
const LOOK_EVERY = 100

let folder = path.join(tmpdir(), 'coursewright-pictures')
let written = 0

/** Called by the plugin, once. Everything below the folder can be deleted at any time: it is made again from the originals. */
export function keepPicturesIn(absolute: string): void {
  folder = absolute
}

/** A picture made before of the file with that checksum. `name` is one of ours: letters, digits and hyphens. */
export async function cachedPicture({ sha256, name }: { sha256: string; name: string }): Promise<Picture | undefined> {
  const file = fileOf({ sha256, name })
  const bytes = await readFile(file).catch(() => undefined)
  const mediaType = bytes && mediaTypeOfPicture(bytes)
  if (!bytes || !mediaType) return undefined
  const now = new Date()
  // Its time says when it was last looked at. A disk that cannot note that still holds the picture.
  await utimes(file, now, now).catch(() => undefined)
  return { mediaType, bytes: new Uint8Array(bytes) }
}

/** Keeps a picture. A disk that is full or read-only costs speed, not the picture. */
export async function cachePicture(
  { sha256, name }: { sha256: string; name: string },
  picture: Picture,
): Promise<void> {
  const file = fileOf({ sha256, name })
  const half = `${file}.${process.pid}-${written}`
  try {
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(half, picture.bytes)
    await rename(half, file)
    written += 1
    if (written % LOOK_EVERY === 0) await forgetOldest()
  } catch (error) {
    await rm(half, { force: true }).catch(() => undefined)
    log.warn({ error, file }, 'a picture could not be kept in the cache')
  }
}

const fileOf = ({ sha256, name }: { sha256: string; name: string }): string => path.join(folder, sha256, name)

/** Deletes what was not looked at for longest, until the rest takes three quarters of `limit` bytes. */
export async function forgetOldest(limit = MAX_BYTES): Promise<void> {
  const names = await readdir(folder, { recursive: true })
  const files = []
  for (const name of names) {
    const file = path.join(folder, name)
    const about = await stat(file).catch(() => undefined)
    if (about?.isFile()) files.push({ file, bytes: about.size, at: about.mtimeMs })
  }
  let total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  if (total <= limit) return
  for (const { file, bytes } of files.sort((a, b) => a.at - b.at)) {
    if (total <= limit * 0.75) return
    await rm(file, { force: true })
    total -= bytes
  }
}

function mediaTypeOfPicture(bytes: Buffer): Picture['mediaType'] | undefined {
  if (bytes.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]))) return 'image/png'
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg'
  if (bytes.toString('latin1', 0, 4) === 'GIF8') return 'image/gif'
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') return 'image/webp'
  return undefined
}

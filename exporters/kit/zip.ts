import type { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { PackageFile } from '../define-exporter'

/**
 * The files as a zip stream, sorted by path. Nothing in it depends on when or where it was made: DOS timestamps hold
 * local time, so this local date is the same bytes in every time zone.
 */
export function zipStream(files: PackageFile[]): Readable {
  const zip = new ZipFile()
  const fixed = { mtime: new Date(2000, 0, 1), mode: 0o100644, forceDosTimestamp: true }
  for (const { path, content } of sorted(files)) {
    if (Buffer.isBuffer(content)) zip.addBuffer(content, path, fixed)
    else zip.addReadStreamLazy(path, fixed, (done) => done(null, content()))
  }
  zip.end()
  const stream = zip.outputStream as Readable
  // yazl reports a file it cannot read on the zip, not on the stream people listen to.
  zip.on('error', (error: Error) => stream.destroy(error))
  return stream
}

/** By code unit, not by locale: the order must not depend on the machine. */
export function sorted(files: PackageFile[]): PackageFile[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}

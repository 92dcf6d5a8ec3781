import type { PayloadRequest } from 'payload'
import { attachmentInParts } from '@/shared/files'
import { readVersion } from '../rows'
import { readOriginal } from '../uploads/read-original'

const year = 365 * 24 * 60 * 60

/**
 * The uploaded file, as it was: a PDF to look at in a browser, anything else to save; all of it, or the part that the request asks for.
 *
 * @throws sop-versions.not-found (404), files.missing, files.changed (500), files.unavailable (503)
 */
export async function getOriginal({ req, version: id }: { req: PayloadRequest; version: number }): Promise<Response> {
  const { filename, prefix, sha256, mimeType } = await readVersion(req, id)
  const file = await readOriginal({ payload: req.payload, filename, prefix, sha256 })
  return attachmentInParts({
    req,
    name: filename,
    mediaType: mimeType,
    inline: true,
    seconds: year,
    size: file.byteLength,
    read: (part) => Promise.resolve(part ? file.subarray(part.start, part.end + 1) : file),
  })
}

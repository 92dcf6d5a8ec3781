import type { PayloadRequest } from 'payload'
import { attachment } from '@/shared/files'
import { readVersion } from '../rows'
import { readOriginal } from '../uploads/read-original'

const year = 365 * 24 * 60 * 60

/**
 * The uploaded file, as it was: a PDF to look at in a browser, anything else to save.
 *
 * @throws sop-versions.not-found (404), files.missing, files.changed (500), files.unavailable (503)
 */
export async function getOriginal({ req, version: id }: { req: PayloadRequest; version: number }): Promise<Response> {
  const { filename, prefix, sha256, mimeType } = await readVersion(req, id)
  const file = await readOriginal({ payload: req.payload, filename, prefix, sha256 })
  return attachment({ name: filename, mediaType: mimeType, file, inline: true, seconds: year })
}

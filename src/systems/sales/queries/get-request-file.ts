import type { PayloadRequest } from 'payload'
import { findByID } from '@/shared/db'
import { attachment, readStoredFile } from '@/shared/files'

const hour = 60 * 60

/**
 * A file of a request, as it was sent: a PDF to look at in a browser, anything else to save.
 *
 * @throws `request-files.not-found` (404), `files.missing`, `files.changed` (500), `files.unavailable` (503)
 */
export async function getRequestFile({ req, id }: { req: PayloadRequest; id: number }): Promise<Response> {
  const { name, filename, prefix, mimeType, sha256 } = await findByID({ req, collection: 'request-files', id })
  const stored = { collection: 'request-files', filename: filename ?? '', prefix, sha256 } as const
  const file = await readStoredFile(req.payload, stored)
  return attachment({ name, mediaType: mimeType, file, inline: true, seconds: hour })
}

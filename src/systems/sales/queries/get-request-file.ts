import type { PayloadRequest } from 'payload'
import { findByID } from '@/shared/db'
import { originalHeaders, readStoredFile } from '@/systems/sops/public'

/** A file of a request, as it was sent. @throws `request-files.not-found` (404), `sop.file-missing` (500) */
export async function getRequestFile({ req, id }: { req: PayloadRequest; id: number }): Promise<Response> {
  const file = await findByID({ req, collection: 'request-files', id })
  const type = file.mimeType ?? 'application/octet-stream'
  const bytes = await readStoredFile({
    payload: req.payload,
    collection: 'request-files',
    filename: file.filename ?? '',
    sha256: file.sha256,
  })
  const headers = originalHeaders({
    headers: new Headers({
      'Content-Type': type.startsWith('text/') ? `${type}; charset=utf-8` : type,
      'Content-Length': String(bytes.byteLength),
      'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'Cache-Control': 'private, max-age=3600',
    }),
  })
  return new Response(new Uint8Array(bytes), { headers })
}

import type { PayloadRequest } from 'payload'
import { readVersion } from '../rows'
import { originalHeaders } from '../uploads/original-headers'
import { readOriginal } from '../uploads/read-original'

/** The uploaded file, as it was, to look at in a browser. @throws sop-versions.not-found (404), sop.file-missing (500) */
export async function getOriginal({ req, version: id }: { req: PayloadRequest; version: number }): Promise<Response> {
  const version = await readVersion(req, id)
  const bytes = await readOriginal({ payload: req.payload, filename: version.filename, sha256: version.sha256 })
  const name = encodeURIComponent(version.filename)
  const headers = originalHeaders({
    headers: new Headers({
      'Content-Type': version.mimeType.startsWith('text/') ? `${version.mimeType}; charset=utf-8` : version.mimeType,
      'Content-Length': String(bytes.byteLength),
      'Content-Disposition': `inline; filename*=UTF-8''${name}`,
      'Cache-Control': 'private, max-age=31536000, immutable',
    }),
  })
  return new Response(new Uint8Array(bytes), { headers })
}

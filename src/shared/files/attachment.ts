import { Readable } from 'node:stream'
import { partWanted, type Part } from './range'

const sandbox = "sandbox; default-src 'none'"
const runnable = /html|xml|svg|script|ecmascript|x-shockwave|x-www-form|multipart/i

type About = {
  name: string
  mediaType: string | null | undefined
  /** Only for PDF, which viewers of browsers show without running anything in the page's origin. */
  inline?: boolean
  /** How long the browser of whoever asked may keep it. */
  seconds?: number
}

/**
 * What goes with every uploaded file that leaves: it is saved, not shown; no browser guesses at it; and should one show it
 * after all, it is alone in a sandbox. Types that a browser would run are not even named.
 */
function attachmentHeaders({ name, mediaType, size, inline = false, seconds = 0 }: About & { size: number }): Headers {
  const type = servedAs(mediaType)
  const shown = inline && type === 'application/pdf'
  const headers = new Headers({
    'Content-Type': type,
    'Content-Length': String(size),
    'Content-Disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encoded(name)}`,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': seconds > 0 ? `private, max-age=${seconds}` : 'private, no-store',
  })
  // The PDF viewers of browsers do not work in a sandbox.
  if (!shown) headers.set('Content-Security-Policy', sandbox)
  return headers
}

/**
 * A file of which browsers may ask for a part, as those that show a PDF page by page do: 206 with the part, 416 where
 * there is none such, 200 with all of it otherwise. `read` is asked for no more than is sent.
 */
export async function attachmentInParts({
  req,
  size,
  read,
  ...about
}: About & {
  req: { headers: Headers }
  size: number
  read: (part: Part | null) => Promise<Uint8Array | { size: number; stream: Readable }>
}): Promise<Response> {
  const part = partWanted(req.headers, size)
  if (part === 'none') {
    return new Response(null, {
      status: 416,
      headers: { 'Content-Range': `bytes */${size}`, 'Accept-Ranges': 'bytes', 'Cache-Control': 'private, no-store' },
    })
  }
  const { headers, body } = attachment({ ...about, file: await read(part === 'whole' ? null : part) })
  headers.set('Accept-Ranges', 'bytes')
  if (part === 'whole') return new Response(body, { headers })
  headers.set('Content-Range', `bytes ${part.start}-${part.end}/${size}`)
  return new Response(body, { status: 206, headers })
}

export function attachment({
  file,
  ...about
}: About & { file: Uint8Array | { size: number; stream: Readable } }): Response {
  const size = 'stream' in file ? file.size : file.byteLength
  const body = 'stream' in file ? (Readable.toWeb(file.stream) as ReadableStream) : new Uint8Array(file)
  return new Response(body, { headers: attachmentHeaders({ ...about, size }) })
}

/** The same for files that Payload itself sends, where a project keeps them without `filesPlugin`. */
export function asAttachment({ headers }: { headers: Headers }): Headers {
  headers.set('Content-Type', servedAs(headers.get('Content-Type')))
  headers.set('Content-Disposition', 'attachment')
  headers.set('X-Content-Type-Options', 'nosniff')
  headers.set('Content-Security-Policy', sandbox)
  return headers
}

function servedAs(mediaType: string | null | undefined): string {
  const type = mediaType?.split(';')[0]?.trim().toLowerCase() ?? ''
  // OOXML types have "xml" in their names, and are archives.
  if (/^application\/vnd\.(openxmlformats-officedocument|oasis\.opendocument)\.[\w.-]+$/.test(type)) return type
  if (!/^[\w.+-]+\/[\w.+-]+$/.test(type) || runnable.test(type)) return 'application/octet-stream'
  return type.startsWith('text/') ? 'text/plain; charset=utf-8' : type
}

/** As RFC 8187 wants it. Through a buffer, because half of a surrogate pair has no encoding. */
const encoded = (name: string): string =>
  encodeURIComponent(Buffer.from(name).toString()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )

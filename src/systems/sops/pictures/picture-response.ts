import type { Picture } from '../parsers/blocks'

/** A picture for a browser, and for that browser alone; of a type that runs nothing, which the browser must not guess anew. */
export const pictureResponse = ({ mediaType, bytes }: Picture): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': mediaType,
      'Content-Length': String(bytes.byteLength),
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, max-age=86400',
    },
  })

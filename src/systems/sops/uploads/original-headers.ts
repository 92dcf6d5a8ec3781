import { mediaTypes } from '../model'

/**
 * How an uploaded file is sent back: never as something that runs in our origin. A web page is shown in a sandbox without
 * scripts, Markdown as plain text; PDF viewers of browsers do not work in a sandbox and run no page scripts of their own.
 */
export function originalHeaders({ headers }: { headers: Headers }): Headers {
  const type = headers.get('Content-Type') ?? ''
  headers.set('X-Content-Type-Options', 'nosniff')
  if (type.startsWith(mediaTypes.pdf)) return headers
  headers.set('Content-Security-Policy', "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:")
  if (type.startsWith('text/') && !type.startsWith(mediaTypes.html))
    headers.set('Content-Type', 'text/plain; charset=utf-8')
  return headers
}

import { request as plain } from 'node:http'
import { request as encrypted } from 'node:https'
import { Readable, Transform } from 'node:stream'
import { publicOnly } from './public-network'

const mostBytes = 32 * 1024 * 1024
/** Statuses whose answers have no body, by the rules of `Response`. */
const bodiless = [101, 204, 205, 304]

/**
 * A `fetch` for libraries that are given somebody's address. `assertAddress` looks at the address of every request and says
 * whether it may lie in a private network; where not, the name is resolved once, checked, and that very address is connected
 * to. Follows no redirect, reads 32 MB at most, takes text bodies only.
 */
export function guardedFetch({
  assertAddress,
  refusal,
}: {
  /** @throws where nothing may be sent there */
  assertAddress: (url: URL) => { mayBePrivate: boolean }
  /** The error where a name leads into a private network. */
  refusal: (hostname: string) => Error
}): typeof fetch {
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input)
    const { mayBePrivate } = assertAddress(url)
    const { method = 'GET', headers, body, signal } = init
    if (body !== undefined && body !== null && typeof body !== 'string')
      throw new TypeError('Only text can be sent from here.')
    const send = url.protocol === 'http:' ? plain : encrypted
    return new Promise<Response>((done, fail) => {
      const request = send(
        url,
        {
          method,
          headers: {
            ...Object.fromEntries(new Headers(headers)),
            ...(body ? { 'content-length': String(Buffer.byteLength(body)) } : {}),
          },
          ...(signal ? { signal } : {}),
          // No connection is kept: the next request looks the name up anew.
          agent: false,
          ...(mayBePrivate ? {} : { lookup: publicOnly(refusal) }),
        },
        (answer) => {
          const status = answer.statusCode ?? 500
          const given = new Headers()
          for (const [name, value] of Object.entries(answer.headers))
            for (const each of [value ?? []].flat()) given.append(name, each)
          if (bodiless.includes(status)) answer.resume()
          done(
            new Response(
              bodiless.includes(status) ? null : (Readable.toWeb(answer.pipe(atMost())) as ReadableStream<Uint8Array>),
              { status, headers: given },
            ),
          )
        },
      )
      request.on('error', fail)
      request.end(body ?? undefined)
    })
  }
}

function atMost(): Transform {
  let read = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      read += chunk.length
      if (read > mostBytes) next(new Error('The answer is too large.'))
      else next(null, chunk)
    },
  })
}

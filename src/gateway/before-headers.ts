import type { ServerResponse } from 'node:http'

/**
 * Calls `act` once, right before the status line and headers go out, when status and type are known.
 * `act` may still change `res.statusCode` and the headers.
 */
export function beforeHeaders(res: ServerResponse, act: () => void): void {
  const writeHead = res.writeHead.bind(res) as (status: number, ...rest: unknown[]) => ServerResponse
  let done = false
  res.writeHead = (status: number, ...rest: unknown[]): ServerResponse => {
    if (done) return writeHead(status, ...rest)
    done = true
    const [reason, headers] = typeof rest[0] === 'string' ? [rest[0], rest[1]] : [undefined, rest[0]]
    take({ res, headers })
    res.statusCode = status
    act()
    return reason !== undefined && res.statusCode === status ? writeHead(status, reason) : writeHead(res.statusCode)
  }
}

/** Headers come as an object, or as a flat list of names and values in which a name may be repeated. */
function take({ res, headers }: { res: ServerResponse; headers: unknown }): void {
  if (!headers || typeof headers !== 'object') return
  if (!Array.isArray(headers)) {
    for (const [name, value] of Object.entries(headers as Record<string, string>)) res.setHeader(name, value)
    return
  }
  const flat = headers.flat() as string[]
  for (let at = 0; at < flat.length; at += 2) res.removeHeader(flat[at] ?? '')
  for (let at = 0; at < flat.length; at += 2) res.appendHeader(flat[at] ?? '', String(flat[at + 1]))
}

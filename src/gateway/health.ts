import type { RequestHandler } from 'express'

/** `ok`, or what is wrong in a word or two. */
export type Check = () => string | Promise<string>

/** `/healthz`: this process answers. For a supervisor that restarts what hangs; it asks nothing else of anybody. */
export function healthz(): RequestHandler {
  return (_req, res) => {
    res.setHeader('Cache-Control', 'no-store')
    res.json({ status: 'ok' })
  }
}

/** `/readyz`: every check says `ok`, send people here. Else 503 naming what is not. For load balancers. */
export function readyz(checks: Record<string, Check>): RequestHandler {
  return async (_req, res) => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await withDeadline(check)] as const),
    )
    const ready = results.every(([, result]) => result === 'ok')
    res.setHeader('Cache-Control', 'no-store')
    if (!ready) res.setHeader('Retry-After', '5')
    res.status(ready ? 200 : 503).json({ status: ready ? 'ok' : 'not ready', ...Object.fromEntries(results) })
  }
}

async function withDeadline(check: Check): Promise<string> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('no answer within 3 s'), 3_000)
  })
  try {
    return await Promise.race([Promise.resolve().then(check), late])
  } catch {
    // The cause is in the log of whoever failed; here it could tell strangers about the inside.
    return 'failed'
  } finally {
    clearTimeout(timer)
  }
}

import compression from 'compression'
import type { RequestHandler } from 'express'

/** Compresses what compresses. Event streams go out as they are written: held back in a buffer they would come late. */
export function compress(): RequestHandler {
  return compression({
    filter: (req, res) => {
      const type = String(res.getHeader('content-type') ?? '')
      return !type.startsWith('text/event-stream') && compression.filter(req, res)
    },
  })
}

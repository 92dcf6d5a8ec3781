import type { RequestHandler } from 'express'

/**
 * Payload believes a session cookie without `Origin` only where the browser says how the request came about
 * (`Sec-Fetch-Site`). Browsers say so on https and on localhost alone, so on plain http elsewhere nobody could open a page.
 * Reading changes nothing, so there it may pass as a visit; what changes something carries `Origin` and is checked by it.
 */
export function acceptPlainVisits(): RequestHandler {
  return (req, _res, next) => {
    const reads = req.method === 'GET' || req.method === 'HEAD'
    if (reads && req.headers.origin === undefined && req.headers['sec-fetch-site'] === undefined)
      req.headers['sec-fetch-site'] = 'none'
    next()
  }
}

import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'

const acceptable = /^[\w.:-]{8,100}$/

/** Gives the request a number for the log and the answer; keeps the one a load balancer in front has given, when it is plain. */
export function numberRequests(): RequestHandler {
  return (req, res, next) => {
    const given = req.headers['x-request-id']
    const id = typeof given === 'string' && acceptable.test(given) ? given : randomUUID()
    req.id = id
    // Express asks the socket each time, and at the end of an upload that was cut off there is none any more.
    Object.defineProperty(req, 'ip', { value: req.ip })
    req.headers['x-request-id'] = id
    res.setHeader('X-Request-Id', id)
    next()
  }
}

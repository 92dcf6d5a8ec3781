import type { RequestHandler } from 'express'
import { addressHeader } from '@/systems/identity/public'
import { addressOf } from './limits/who-asks'

/** Tells the application from where a request comes, as `trust proxy` sees it, over whatever the visitor claims. */
export function sayAddress(): RequestHandler {
  return (req, _res, next) => {
    req.headers[addressHeader] = addressOf(req)
    next()
  }
}

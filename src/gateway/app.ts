import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import { isDatabaseUnavailable } from '@/shared/db'
import { log as productLog, type Logger } from '@/shared/log'
import { logAccess } from './access-log'
import { capBodies } from './body-size'
import { compress } from './compress'
import type { DatabaseWatch } from './database-watch'
import { healthz, readyz, type Check } from './health'
import { limitRequests } from './limits/limit-requests'
import type { SignInQueue } from './limits/sign-in-queue'
import type { LimitStores } from './limits/stores'
import type { Limit } from './limits/table'
import type { Metrics } from './metrics'
import { acceptPlainVisits } from './plain-visits'
import { refuse } from './refuse'
import { numberRequests } from './request-number'
import { sayAddress } from './say-address'
import { secureHeaders } from './security-headers'

export type GatewayParts = {
  /** The application behind the gateway: Next's request handler. It finds the body unread. */
  application: RequestHandler
  settings: {
    development: boolean
    https: boolean
    trustProxy: number
    uploadMb: number
    requestForm?: { frameOrigins: readonly string[]; captchaOrigin?: string | undefined }
  }
  /** Payload's own secret (`payload.secret`), to tell people apart where limits are counted. */
  secret: string
  database: DatabaseWatch
  stores: LimitStores
  queue: SignInQueue
  checks: Record<string, Check>
  /** For operators alone; left out, there is nothing at these addresses. */
  operators?: { only: RequestHandler; metrics: Metrics; dashboard?: RequestHandler }
  limits?: readonly Limit[]
  log?: Logger
}

/** Everything a request passes on its way to the application, in this order. */
export function createGateway(parts: GatewayParts): Express {
  const { settings, database, stores, queue, secret, operators, limits, log = productLog } = parts
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', settings.trustProxy)

  app.use(numberRequests(), logAccess(log))
  if (operators) app.use(operators.metrics.measure)
  app.get('/healthz', healthz())
  app.get('/readyz', readyz(parts.checks))
  app.use(secureHeaders(settings), compress())
  if (!settings.https) app.use(acceptPlainVisits())
  app.use(database.handler)
  app.use(capBodies({ uploadMb: settings.uploadMb }))
  app.use(limitRequests({ stores, queue, secret, ...(limits ? { limits } : {}) }))
  if (operators) {
    app.get('/metrics', operators.only, operators.metrics.handler)
    if (operators.dashboard) app.use('/jobs', operators.only, withSlash, operators.dashboard)
  }
  app.use(sayAddress(), parts.application)
  app.use(answerFailures(log))
  return app
}

// The dashboard's page names its assets relative to itself.
const withSlash: RequestHandler = (req, res, next) => {
  if (req.originalUrl.split('?')[0] === '/jobs') res.redirect('/jobs/')
  else next()
}

function answerFailures(log: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, _next) => {
    const away = isDatabaseUnavailable(error)
    log[away ? 'warn' : 'error']({ err: error, request: req.id }, 'a request failed in the gateway')
    if (res.headersSent) {
      req.destroy()
      return
    }
    refuse(
      { req, res },
      away
        ? {
            status: 503,
            code: 'database.away',
            message: 'The database does not answer at the moment. Please try again in a few seconds.',
            retryAfter: 5,
          }
        : {
            status: 500,
            code: 'failed',
            message: `Something went wrong on our side. Tell your administrator this number: ${String(req.id)}`,
          },
    )
  }
}

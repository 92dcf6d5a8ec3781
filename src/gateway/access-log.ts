import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestHandler } from 'express'
import { pinoHttp } from 'pino-http'
import { log as productLog, withoutSecrets, type Logger } from '@/shared/log'

/**
 * One JSON line per request: number, method, address, status, milliseconds, client. Bodies, cookies and other headers are
 * never written, and secrets in the query (reset tokens) are blanked. Assets and health checks are left out unless they fail.
 */
export function logAccess(log: Logger = productLog): RequestHandler {
  return pinoHttp<IncomingMessage & { originalUrl?: string; ip?: string }, ServerResponse>({
    logger: log,
    quietReqLogger: true,
    quietResLogger: true,
    genReqId: (req) => req.id,
    customAttributeKeys: { reqId: 'request' },
    customLogLevel: (req, res, error) => {
      if (error || res.statusCode >= 500) return 'error'
      if (isDull(req.originalUrl ?? '') && res.statusCode < 400) return 'debug'
      return 'info'
    },
    customSuccessMessage: () => 'answered',
    customErrorMessage: () => 'failed',
    customSuccessObject: (req, res, value: Timed) => summary(req, res, value),
    customErrorObject: (req, res, _error, value: Timed) => summary(req, res, value),
  })
}

type Timed = { err?: unknown; responseTime?: number }

function summary(
  req: IncomingMessage & { originalUrl?: string; ip?: string },
  res: ServerResponse,
  { err, responseTime }: Timed,
): object {
  return {
    ...(err === undefined ? {} : { err }),
    method: req.method,
    address: withoutSecrets(req.originalUrl ?? req.url ?? ''),
    status: res.statusCode,
    milliseconds: responseTime,
    client: req.ip,
  }
}

function isDull(address: string): boolean {
  return address.startsWith('/_next/') || address === '/healthz' || address === '/readyz'
}

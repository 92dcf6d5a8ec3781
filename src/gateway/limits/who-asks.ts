import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Request } from 'express'
import { ipKeyGenerator } from 'express-rate-limit'

/**
 * Whom a limit counts: `person:<id>` where the request carries a token signed with `secret` (Payload's), else the address
 * of the network. Not a check of rights: a token that was revoked still names its person here.
 */
export function whoAsks({ req, secret }: { req: Pick<Request, 'headers' | 'ip'>; secret: string }): string {
  const person = personOfToken({ token: tokenOf(req), secret })
  return person === undefined ? addressOf(req) : `person:${person}`
}

/** The address of the network; of IPv6 the part a customer is given. */
export function addressOf(req: Pick<Request, 'ip'>): string {
  return `address:${ipKeyGenerator(req.ip ?? 'unknown')}`
}

function tokenOf({ headers }: Pick<Request, 'headers'>): string | undefined {
  const authorization = /^(?:JWT|Bearer) (\S+)$/.exec(headers.authorization ?? '')?.[1]
  return authorization ?? /(?:^|;\s*)payload-token=([^;]+)/.exec(headers.cookie ?? '')?.[1]
}

function personOfToken({ token, secret }: { token: string | undefined; secret: string }): string | undefined {
  const [head, body, signature, ...rest] = token?.split('.') ?? []
  if (!head || !body || !signature || rest.length > 0) return undefined
  const expected = createHmac('sha256', secret).update(`${head}.${body}`).digest()
  const given = Buffer.from(signature, 'base64url')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  const claims: unknown = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))
  const id = typeof claims === 'object' && claims !== null && 'id' in claims ? claims.id : undefined
  return typeof id === 'number' || typeof id === 'string' ? String(id) : undefined
}

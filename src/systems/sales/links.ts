import { createHmac, timingSafeEqual } from 'node:crypto'

const day = 24 * 60 * 60 * 1000

/** How long a link to a status page holds. */
export const linkLifetimeMs = 30 * day

export type LinkReading =
  | { valid: true; request: number; generation: number }
  /** Ours, but too old. */
  | { valid: false; expired: true; request: number; generation: number }
  | { valid: false; expired: false }

/**
 * A link is signed, not stored (ADR 0080): request, end and generation, and an HMAC over them. Counting the request's
 * generation up ends all links that were given out.
 */
export function makeLinkToken({
  secret,
  request,
  generation,
  now = new Date(),
}: {
  secret: string
  request: number
  generation: number
  now?: Date
}): string {
  const facts = [request, Math.floor((now.getTime() + linkLifetimeMs) / 1000), generation]
    .map((value) => value.toString(36))
    .join('.')
  return `${facts}.${signed(secret, facts)}`
}

export function readLinkToken({
  secret,
  token,
  now = new Date(),
}: {
  secret: string
  token: string
  now?: Date
}): LinkReading {
  const match = /^(([0-9a-z]{1,8})\.([0-9a-z]{1,9})\.([0-9a-z]{1,6}))\.([\w-]{43})$/.exec(token)
  const [, facts = '', request = '', until = '', generation = '', signature = ''] = match ?? []
  if (!match || !same(signature, signed(secret, facts))) return { valid: false, expired: false }
  const read = { request: parseInt(request, 36), generation: parseInt(generation, 36) }
  return now.getTime() / 1000 < parseInt(until, 36)
    ? { valid: true, ...read }
    : { valid: false, expired: true, ...read }
}

// Its own key, so that nothing else signed with the secret of the installation can ever pass for a link.
function signed(secret: string, facts: string): string {
  const key = createHmac('sha256', secret).update('coursewright request status link').digest()
  return createHmac('sha256', key).update(facts).digest('base64url')
}

function same(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}

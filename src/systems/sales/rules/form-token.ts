import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Nobody fills the form in sooner; the page itself waits this long before it sends. */
export const soonestMs = 3_000
const day = 24 * 60 * 60 * 1000

export type FormTokenReading =
  { state: 'good'; nonce: string } | { state: 'too-soon' } | { state: 'expired' } | { state: 'none' }

/** Goes out with the form: when it was made, and what makes it one of a kind, signed. */
export function makeFormToken({ secret, now = new Date() }: { secret: string; now?: Date }): string {
  const facts = `${now.getTime().toString(36)}.${randomBytes(12).toString('hex')}`
  return `${facts}.${signed(secret, facts)}`
}

/**
 * `none`: no token at all, or not ours in form: a program that never saw the page. `expired`: older than a day, or signed
 * with another secret (the installation was moved while somebody was typing); they get a new one and lose nothing.
 */
export function readFormToken({
  secret,
  token,
  now = new Date(),
}: {
  secret: string
  token: string
  now?: Date
}): FormTokenReading {
  const match = /^(([0-9a-z]{6,10})\.([0-9a-f]{24}))\.([\w-]{43})$/.exec(token)
  if (!match) return { state: 'none' }
  const [, facts = '', issued = '', nonce = '', signature = ''] = match
  if (!timingSafeEqual(Buffer.from(signature), Buffer.from(signed(secret, facts)))) return { state: 'expired' }
  const age = now.getTime() - parseInt(issued, 36)
  if (age > day) return { state: 'expired' }
  return age < soonestMs ? { state: 'too-soon' } : { state: 'good', nonce }
}

// Its own key: see links.ts.
function signed(secret: string, facts: string): string {
  const key = createHmac('sha256', secret).update('coursewright request form').digest()
  return createHmac('sha256', key).update(facts).digest('base64url')
}

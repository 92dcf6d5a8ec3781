import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import * as sealing from '@/shared/seal'

const salt = 'coursewright.identity'

/** 256 random bits, safe in an address and on a command line. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** How a secret of 256 bits is kept: SHA-256, hex. Too long to be guessed, so no salt and no stretching. */
export const secretHash = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** Of short or guessable text (an address): keyed, so that the table alone does not give it away. Hex. */
export function keyedHash({ secret, purpose, text }: { secret: string; purpose: string; text: string }): string {
  return createHmac('sha256', keyFor({ secret, purpose })).update(text).digest('hex')
}

/** Encrypts text at rest, with a key for this purpose alone. */
export const seal = (given: { secret: string; purpose: string; text: string }): string =>
  sealing.seal({ ...given, salt })

/** The text that `seal` hid. @throws Error when it was altered, or sealed with another secret. */
export const unseal = (given: { secret: string; purpose: string; sealed: string }): string =>
  sealing.unseal({ ...given, salt })

/** A value that only we can have written, until `seconds` from now; for a cookie. */
export function signedValue({
  secret,
  purpose,
  value,
  seconds,
  now = new Date(),
}: {
  secret: string
  purpose: string
  value: Record<string, unknown>
  seconds: number
  now?: Date
}): string {
  const until = Math.floor(now.getTime() / 1000) + seconds
  const body = Buffer.from(JSON.stringify({ ...value, until })).toString('base64url')
  return `${body}.${signatureOf({ secret, purpose, body }).toString('base64url')}`
}

/** What `signedValue` was given, or null when it is forged, for another purpose, or too old. */
export function readSigned<T extends Record<string, unknown>>({
  secret,
  purpose,
  text,
  now = new Date(),
}: {
  secret: string
  purpose: string
  text: string | undefined
  now?: Date
}): T | null {
  const [body, signature, ...rest] = text?.split('.') ?? []
  if (!body || !signature || rest.length > 0) return null
  const given = Buffer.from(signature, 'base64url')
  const expected = signatureOf({ secret, purpose, body })
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  const value = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as T & { until: number }
  return value.until > now.getTime() / 1000 ? value : null
}

function signatureOf({ secret, purpose, body }: { secret: string; purpose: string; body: string }): Buffer {
  return createHmac('sha256', keyFor({ secret, purpose })).update(body).digest()
}

function keyFor(given: { secret: string; purpose: string }): Buffer {
  return sealing.keyFor({ ...given, salt })
}

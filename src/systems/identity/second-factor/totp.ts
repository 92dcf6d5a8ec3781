import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

const period = 30

/** A new key for an authenticator app, base32. */
export const newKey = (): string => new Secret({ size: 20 }).base32

/** What the app scans: `otpauth://totp/...`. */
export const keyAddress = ({ key, email, issuer }: { key: string; email: string; issuer: string }): string =>
  totp({ key, email, issuer }).toString()

/** The time step (since 1970, of 30 s) for which a code is right, one step early or late allowed; null when it is wrong. */
export function stepOfCode({ key, code, now }: { key: string; code: string; now: Date }): number | null {
  const delta = totp({ key }).validate({ token: code, timestamp: now.getTime(), window: 1 })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / period) + delta
}

const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Ten codes for the day the phone is lost: `xxxxx-xxxxx`, 49 bits each, without letters that look alike. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () => {
    const code = Array.from({ length: 10 }, letter).join('')
    return `${code.slice(0, 5)}-${code.slice(5)}`
  })
}

/** As it is kept and compared: however somebody writes it down. */
export const plainRecoveryCode = (code: string): string => code.toLowerCase().replace(/[^a-z0-9]/g, '')

function letter(): string {
  // Without the modulo's bias: bytes beyond the last whole round are drawn again.
  for (;;) {
    const [byte = 255] = randomBytes(1)
    if (byte < letters.length * 8) return letters.charAt(byte % letters.length)
  }
}

function totp({ key, email = '', issuer = '' }: { key: string; email?: string; issuer?: string }): TOTP {
  return new TOTP({ issuer, label: email, algorithm: 'SHA1', digits: 6, period, secret: Secret.fromBase32(key) })
}

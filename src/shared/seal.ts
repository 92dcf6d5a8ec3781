import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/**
 * Who sealed it and what for: each salt and purpose has a key of its own, derived from Payload's secret. A purpose that
 * names the row keeps what is sealed there from being opened anywhere else.
 */
type SealKey = { secret: string; salt: string; purpose: string }

/** Encrypts text at rest (AES-256-GCM): `nonce.text.tag`, each base64url. */
export function seal({ text, ...key }: SealKey & { text: string }): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(key), nonce)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [nonce, sealed, cipher.getAuthTag()].map((part) => part.toString('base64url')).join('.')
}

/** The text that `seal` hid. @throws Error when it was altered, or sealed with another secret or for another purpose */
export function unseal({ sealed, ...key }: SealKey & { sealed: string }): string {
  const [nonce, text, tag] = sealed.split('.').map((part) => Buffer.from(part, 'base64url'))
  if (!nonce || !text || !tag) throw new Error('this is not a sealed text')
  const decipher = createDecipheriv('aes-256-gcm', keyFor(key), nonce)
  decipher.setAuthTag(tag)
  return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8')
}

export function keyFor({ secret, salt, purpose }: SealKey): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, purpose, 32))
}

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Payload } from 'payload'

/** A new signing secret, as its owner is shown it once (`whsec_…`) and as it is kept. */
export function newSealedSecret(payload: Pick<Payload, 'secret'>): { secret: string; sealed: string } {
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  return { secret, sealed: seal(payload, secret) }
}

/** @throws when it was sealed under another PAYLOAD_SECRET, or changed. */
export function openSecret(payload: Pick<Payload, 'secret'>, sealed: string): string {
  const [nonce, tag, text] = sealed.split('.').map((part) => Buffer.from(part, 'base64url'))
  if (!nonce || !tag || !text) throw new Error('The webhook has no signing secret. Make a new one.')
  const decipher = createDecipheriv('aes-256-gcm', keyOf(payload), nonce)
  decipher.setAuthTag(tag)
  return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8')
}

function seal(payload: Pick<Payload, 'secret'>, secret: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(payload), nonce)
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return [nonce, cipher.getAuthTag(), text].map((part) => part.toString('base64url')).join('.')
}

function keyOf({ secret }: Pick<Payload, 'secret'>): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'coursewright webhook secrets', 32))
}

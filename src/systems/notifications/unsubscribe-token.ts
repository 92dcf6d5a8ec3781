import { createHmac, timingSafeEqual } from 'node:crypto'
import { kinds, type Kind } from './kinds'

export type Stop = { person: number; kind: Kind | 'digest' }

/** Proves that the address of a mail may end messages of its kind for its reader, and nothing else. */
export function unsubscribeToken({ secret, person, kind }: Stop & { secret: string }): string {
  return `${person}.${kind}.${sign(secret, `${person}.${kind}`)}`
}

/** What a token ends, or null when it is not one of ours. */
export function readUnsubscribeToken({ secret, token }: { secret: string; token: string }): Stop | null {
  const [person = '', kind = '', signature = ''] = token.split('.')
  const right = Buffer.from(sign(secret, `${person}.${kind}`))
  const given = Buffer.from(signature)
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null
  return kind === 'digest' || kind in kinds ? { person: Number(person), kind: kind as Stop['kind'] } : null
}

const sign = (secret: string, text: string) =>
  createHmac('sha256', secret).update(`unsubscribe ${text}`).digest('base64url').slice(0, 32)

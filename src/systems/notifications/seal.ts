import { randomBytes } from 'node:crypto'
import type { Payload } from 'payload'
import { seal, unseal } from '@/shared/seal'

type Secret = Pick<Payload, 'secret'>

const keyOf = ({ secret }: Secret) => ({ secret, salt: '', purpose: 'coursewright webhook secrets' })

/** A new signing secret, as its owner is shown it once (`whsec_…`) and as it is kept. */
export function newSealedSecret(payload: Secret): { secret: string; sealed: string } {
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  return { secret, sealed: turned(seal({ ...keyOf(payload), text: secret })) }
}

/** @throws when it was sealed under another PAYLOAD_SECRET, or changed. */
export function openSecret(payload: Secret, sealed: string): string {
  if (sealed.split('.').length !== 3) throw new Error('The webhook has no signing secret. Make a new one.')
  return unseal({ ...keyOf(payload), sealed: turned(sealed) })
}

/** Webhooks have kept the tag before the text from the beginning. */
function turned(sealed: string): string {
  const [nonce, one, other] = sealed.split('.')
  return [nonce, other, one].join('.')
}

import { seal, unseal } from '@/shared/seal'
import { keyUnreadable } from './errors'
import { serviceTitles, type KeptKey, type Service } from './model'

/** Whose key it is: what was sealed for one organisation and service is opened for these alone. */
type Owner = { secret: string; organisation: number; service: Service }

const keyOf = ({ secret, organisation, service }: Owner) => ({
  secret,
  salt: 'coursewright.generation',
  purpose: `model key of organisation ${String(organisation)} for ${service}`,
})

/** A key as it is kept: encrypted, with its ending to tell it by. */
export const keepKey = (owner: Owner, key: string, now = new Date()): KeptKey => ({
  sealed: seal({ ...keyOf(owner), text: key }),
  ending: key.slice(-4),
  setAt: now.toISOString(),
})

/** @throws `generation.key-unreadable` (409) where it was sealed under another PAYLOAD_SECRET */
export function openKey(owner: Owner, kept: KeptKey): string {
  try {
    return unseal({ ...keyOf(owner), sealed: kept.sealed })
  } catch {
    // Another secret and a damaged row look the same from here, and are mended in the same way.
    throw keyUnreadable(serviceTitles[owner.service])
  }
}

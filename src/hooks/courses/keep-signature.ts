import type { CollectionBeforeChangeHook } from 'payload'
import { DomainError } from '@/shared/errors'

/** Nothing of a signature changes but that it is voided, once. */
export const keepSignature: CollectionBeforeChangeHook = ({ data, operation, originalDoc }) => {
  if (operation !== 'update') return data
  const before = originalDoc as Record<string, unknown>
  const signed = ['contentHash', 'meaning', 'byName', 'at']
  const altered = signed.some(
    (field) => field in (data as object) && (data as Record<string, unknown>)[field] !== before[field],
  )
  if (!altered && !before.voidedAt) return data
  throw new DomainError({
    code: 'signature.kept',
    status: 409,
    message: 'A signature is never altered, and one that is void stays void. Sign again instead.',
  })
}

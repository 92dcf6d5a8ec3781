import type { CollectionBeforeLoginHook } from 'payload'
import { assertNothingOwed } from '@/systems/identity/public'

/** For whoever calls Payload's own login, past our endpoint: the same rules. */
export const refusePlainLogin: CollectionBeforeLoginHook = async ({ req, user }) => {
  await assertNothingOwed({ req, person: (user as unknown as { id: number }).id })
}

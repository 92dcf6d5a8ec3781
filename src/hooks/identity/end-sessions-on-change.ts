import type { CollectionAfterChangeHook } from 'payload'
import { rightsChanged, type Role } from '@/systems/identity/public'

/** A session that began with other rights ends with them. */
export const endSessionsOnChange: CollectionAfterChangeHook = async ({ doc, operation, previousDoc, req }) => {
  if (operation !== 'update') return
  type Account = { id: number; roles: Role[]; state: string; email: string }
  await rightsChanged({ req, before: previousDoc as Account, after: doc as Account })
}

import type { CollectionBeforeOperationHook } from 'payload'
import { lockPerson } from '@/systems/identity/public'

/** Payload writes a person's sessions back with every change; held, none of them can be ended in between and come back. */
export const holdPerson: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  const { id } = args as { id?: unknown }
  if (operation === 'update' && typeof id === 'number') await lockPerson(req, id)
  else if (operation === 'update' && typeof id === 'string' && /^\d+$/.test(id)) await lockPerson(req, Number(id))
}

import type { CollectionBeforeChangeHook } from 'payload'
import { newSealedSecret } from '@/systems/notifications/public'

/** A new webhook signs from its first event on; its secret is shown when somebody asks for a new one. */
export const sealNewSecret: CollectionBeforeChangeHook = ({ data, operation, req }) =>
  operation === 'create' ? { ...data, secret: newSealedSecret(req.payload).sealed } : data

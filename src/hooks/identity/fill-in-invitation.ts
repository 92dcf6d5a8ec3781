import type { CollectionBeforeValidateHook } from 'payload'
import { checkInvitation } from '@/systems/identity/public'

/** Who invites, until when, and whether this is allowed: decided by identity, whatever the form sends. */
export const fillInInvitation: CollectionBeforeValidateHook = async ({ data, operation, req }) =>
  operation === 'create' ? checkInvitation({ req, data: data ?? {} }) : data

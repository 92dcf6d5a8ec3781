import type { CollectionBeforeValidateHook } from 'payload'
import { guardCredentials } from '@/systems/identity/public'

/** Password and email are no ordinary fields. */
export const guardCredentialsHook: CollectionBeforeValidateHook = async ({ data, operation, originalDoc, req }) => {
  await guardCredentials({ req, operation, data: data ?? {}, before: originalDoc as { id: number; email: string } })
  return data
}

import type { FieldHook } from 'payload'
import { organisationOf, systemReasonOf } from '@/shared/db'

/** The organisation of a row comes from the session and never changes; only system work may name another. */
export const setOwnOrganisation: FieldHook = ({ operation, originalDoc, req, value }): unknown => {
  if (operation === 'update') return (originalDoc as { organisation?: unknown } | undefined)?.organisation ?? value
  if (systemReasonOf(req) !== undefined && value) return value
  return organisationOf(req)
}

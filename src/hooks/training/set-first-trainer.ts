import type { FieldHook } from 'payload'
import { personOf } from '@/systems/identity/public'

/** Who makes a cohort and names no trainer trains it; otherwise they could not see what they made. */
export const setFirstTrainer: FieldHook = ({ operation, req, value }): unknown => {
  const named = Array.isArray(value) && value.length > 0
  const person = personOf(req)
  return operation === 'create' && !named && person?.roles.includes('trainer') ? [person.id] : value
}

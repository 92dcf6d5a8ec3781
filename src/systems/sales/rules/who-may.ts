import type { PayloadRequest } from 'payload'
import { DomainError } from '@/shared/errors'
import { hasRole, personOf, type Person, type Role } from '@/systems/identity/public'

/** @throws auth.required (401), auth.forbidden (403) */
export function personWith({
  req,
  roles,
  what,
}: {
  req: PayloadRequest
  roles: readonly Role[]
  what: string
}): Person {
  const person = personOf(req)
  if (!person) throw new DomainError({ code: 'auth.required', status: 401, message: 'Please sign in first.' })
  if (!hasRole(person, ...roles)) {
    throw new DomainError({
      code: 'auth.forbidden',
      status: 403,
      message: `Your roles do not allow you to ${what}. Ask one of: ${roles.join(', ')}.`,
    })
  }
  return person
}

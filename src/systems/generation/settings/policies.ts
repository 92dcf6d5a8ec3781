import type { PayloadRequest } from 'payload'
import { DomainError } from '@/shared/errors'
import { hasRole, personOf, type Person, type Role } from '@/systems/identity/public'

/** Who enters keys and chooses models. */
export const mayConfigureAi: readonly Role[] = ['admin']

/** Who sees which provider is in use. */
export const maySeeAi: readonly Role[] = ['author', 'admin']

/** @throws auth.required (401), auth.forbidden (403) */
export function mustConfigureAi(req: PayloadRequest): Person {
  const person = personOf(req)
  if (!person) throw new DomainError({ code: 'auth.required', status: 401, message: 'Please sign in first.' })
  if (!hasRole(person, ...mayConfigureAi))
    throw new DomainError({
      code: 'auth.forbidden',
      status: 403,
      message: 'Only administrators choose models and enter keys. Ask one of them.',
    })
  return person
}

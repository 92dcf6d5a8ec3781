import type { PayloadRequest } from 'payload'
import { DomainError } from '@/shared/errors'
import { hasRole, personOf, type Person } from '@/systems/identity/public'
import { mayRewrite } from '../policies'

/** Whoever decides on a proposal. @throws auth.required (401), auth.forbidden (403) */
export function authorOf(req: PayloadRequest): Person {
  const person = personOf(req)
  if (!person) throw new DomainError({ code: 'auth.required', status: 401, message: 'Please sign in first.' })
  if (hasRole(person, ...mayRewrite)) return person
  throw new DomainError({
    code: 'auth.forbidden',
    status: 403,
    message: 'Only authors have parts of a course written anew. Ask one of them.',
  })
}

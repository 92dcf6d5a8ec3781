import { DomainError } from '@/shared/errors'
import type { Role } from '@/systems/identity/public'
import { hasRole, personOf, type Person } from '@/systems/identity/public'
import type { PayloadRequest } from 'payload'
import type { SopVersionState } from './lifecycle'

/** Who answers for a reading. Whoever may see a version may look at its parse and search it. */
export const mayConfirmParse: readonly Role[] = ['author']
/** Who may add files; the collection's own access says the same. */
export const mayUpload: readonly Role[] = ['author', 'admin']
export const maySearch: readonly Role[] = ['author', 'reviewer', 'trainer', 'manager', 'admin']

/** @throws auth.required (401), auth.forbidden (403) */
export const assertMayAddSops = (req: PayloadRequest): Person => assertRole(req, mayUpload, 'add procedures')

/** States in which a version's segments are there. */
export const readableStates: readonly SopVersionState[] = [
  'parse-review',
  'approved',
  'effective',
  'superseded',
  'obsolete',
]
/** States in which somebody has confirmed the reading. */
export const confirmedStates: readonly SopVersionState[] = ['approved', 'effective', 'superseded', 'obsolete']

/** @throws auth.required (401), auth.forbidden (403) */
export function assertRole(req: PayloadRequest, allowed: readonly Role[], what: string): Person {
  const person = personOf(req)
  if (!person) throw new DomainError({ code: 'auth.required', status: 401, message: 'Please sign in first.' })
  if (!hasRole(person, ...allowed)) {
    throw new DomainError({
      code: 'auth.forbidden',
      status: 403,
      message: `You may not ${what}. This is for: ${allowed.join(', ')}.`,
    })
  }
  return person
}

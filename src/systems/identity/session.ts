import type { PayloadRequest } from 'payload'
import type { Role } from './roles'

/** The signed-in person, as far as rules need to know. Ids are integers. */
export type Person = { id: number; name: string; email: string; organisation: number; roles: Role[] }

/** The person of a request, or null for a visitor. The organisation always comes from here, never from a body. */
export function personOf(req: Pick<PayloadRequest, 'user'>): Person | null {
  const user = req.user as unknown as
    | { id: number; name?: string | null; email?: string; organisation: number | { id: number }; roles?: Role[] | null }
    | null
    | undefined
  if (!user) return null
  const organisation = typeof user.organisation === 'object' ? user.organisation.id : user.organisation
  return { id: user.id, name: user.name ?? '', email: user.email ?? '', organisation, roles: user.roles ?? [] }
}

/** The id of the session the request came with; null for API keys, jobs and visitors. */
export function sessionOf(req: Pick<PayloadRequest, 'user'>): string | null {
  return (req.user as { _sid?: string } | null | undefined)?._sid ?? null
}

export function hasRole(person: Person | null, ...allowed: Role[]): boolean {
  return person !== null && person.roles.some((role) => allowed.includes(role))
}

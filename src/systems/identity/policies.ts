import type { Access, FieldAccess, Where } from 'payload'
import type { Role } from './roles'
import { roles } from './roles'
import { hasRole, personOf } from './session'

/** Nobody over the API: rows that only commands write, through `asSystem`. */
export const noOne: Access = () => false
export const noOneField: FieldAccess = () => false

/** People with one of these roles (no role named: everyone signed in), for operations that make a row. */
export function byRole(...allowed: Role[]): Access {
  const wanted = allowed.length ? allowed : roles
  return ({ req }) => hasRole(personOf(req), ...wanted)
}

/** Rows of one's own organisation, for people with one of these roles (none named: everyone signed in). */
export function ownOrganisation(...allowed: Role[]): Access {
  const wanted = allowed.length ? allowed : roles
  return ({ req }) => {
    const person = personOf(req)
    if (!person || !hasRole(person, ...wanted)) return false
    return { organisation: { equals: person.organisation } }
  }
}

/** One's own rows (`field` holds the person); for `allowed` roles every row of the organisation. */
export function ownRows({ field, orRoles }: { field: string; orRoles: Role[] }): Access {
  return ({ req }) => {
    const person = personOf(req)
    if (!person) return false
    const organisation: Where = { organisation: { equals: person.organisation } }
    if (hasRole(person, ...orRoles)) return organisation
    return { and: [organisation, { [field]: { equals: person.id } }] }
  }
}

export function fieldByRole(...allowed: Role[]): FieldAccess {
  return ({ req }) => hasRole(personOf(req), ...allowed)
}

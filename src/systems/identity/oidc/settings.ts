import { env } from '@/shared/env'
import { roles, type Role } from '../roles'

export type OidcSettings = {
  issuer: string
  clientId: string
  clientSecret: string | undefined
  /** Slug of the organisation whose people sign in there. */
  organisation: string
  roleClaim: string | undefined
  roleMap: Record<string, Role[]>
  /** What the button says after "Sign in with". */
  label: string
  trustsItsFactor: boolean
}

/** The company's sign-in provider, or null where people sign in with passwords. @throws Error when the role map is wrong. */
export function oidcSettings(source: typeof env = env): OidcSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_ORGANISATION: organisation } = source
  if (!issuer || !clientId || !organisation) return null
  return {
    issuer,
    clientId,
    clientSecret: source.OIDC_CLIENT_SECRET,
    organisation,
    roleClaim: source.OIDC_ROLE_CLAIM,
    roleMap: roleMapOf(source.OIDC_ROLE_MAP),
    label: source.OIDC_LABEL,
    trustsItsFactor: source.OIDC_SECOND_FACTOR === 'provider',
  }
}

/** `{"group": "role"}` or `{"group": ["role", "role"]}`. @throws Error naming what is wrong. */
export function roleMapOf(text: string | undefined): Record<string, Role[]> {
  if (!text) return {}
  const map: unknown = JSON.parse(text)
  if (typeof map !== 'object' || map === null || Array.isArray(map))
    throw new Error('OIDC_ROLE_MAP: expected an object')
  return Object.fromEntries(Object.entries(map).map(([group, given]) => [group, [given].flat().map(roleOf)]))
}

/** The roles that the groups of a claim give; whoever is in none of the map is a learner. */
export function rolesOfClaim({ claim, map }: { claim: unknown; map: Record<string, Role[]> }): Role[] {
  const groups = Array.isArray(claim) ? claim.map(String) : typeof claim === 'string' ? claim.split(/[\s,]+/) : []
  const given = new Set(groups.flatMap((group) => (Object.hasOwn(map, group) ? (map[group] ?? []) : [])))
  const found = roles.filter((role) => given.has(role))
  return found.length > 0 ? found : ['learner']
}

function roleOf(value: unknown): Role {
  const role = roles.find((known) => known === value)
  if (!role) throw new Error(`OIDC_ROLE_MAP: "${String(value)}" is no role. Roles are ${roles.join(', ')}`)
  return role
}

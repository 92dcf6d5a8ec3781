import type { Access, PayloadRequest, SanitizedConfig, Where } from 'payload'
import { roles, type Role } from '../roles'

/** What a role may do with the rows of its organisation: every one, its own ones alone, or none. */
export type Reach = 'all' | 'own' | 'none'
export type CollectionPermissions = {
  slug: string
  name: string
  group: string
  reach: Record<'read' | 'create' | 'update', Record<Role, Reach>>
}

// No row has these numbers: where they come back in an answer, it was about the person or the organisation.
const someone = 2_147_480_001
const somewhere = 2_147_480_002

/**
 * What each role may do with each collection, asked of the access functions themselves, so that it cannot differ from what
 * they do. Collections that nobody reaches are left out.
 */
export async function listPermissions({
  req,
  config,
}: {
  req: PayloadRequest
  config: Pick<SanitizedConfig, 'collections'>
}): Promise<CollectionPermissions[]> {
  const found: CollectionPermissions[] = []
  for (const { slug, labels, admin, access } of config.collections) {
    if (slug.startsWith('payload-')) continue
    const ask = async (allowed: Access | undefined) =>
      Object.fromEntries(
        await Promise.all(roles.map(async (role) => [role, await reachOf({ req, allowed, role })] as const)),
      ) as Record<Role, Reach>
    const reach = { read: await ask(access.read), create: await ask(access.create), update: await ask(access.update) }
    if (Object.values(reach).every((row) => Object.values(row).every((one) => one === 'none'))) continue
    const group = typeof admin.group === 'string' ? admin.group : ''
    found.push({ slug, name: typeof labels.plural === 'string' ? labels.plural : slug, group, reach })
  }
  return found
}

async function reachOf({
  req,
  allowed,
  role,
}: {
  req: PayloadRequest
  allowed: Access | undefined
  role: Role
}): Promise<Reach> {
  if (!allowed) return 'all'
  const user = {
    id: someone,
    collection: 'users',
    organisation: somewhere,
    roles: [role],
    name: '',
    email: '',
    state: 'active',
  }
  const asking = { ...req, user, context: {} } as unknown as PayloadRequest
  const answer = await allowed({ req: asking })
  if (typeof answer === 'boolean') return answer ? 'all' : 'none'
  return widest(answer)
}

/** The rows that a condition leaves: all of the organisation, or those that have to do with the person. */
function widest(where: Where): Reach {
  if (where.or) return where.or.some((part) => widest(part) === 'all') ? 'all' : 'own'
  if (where.and) return where.and.every((part) => widest(part) === 'all') ? 'all' : 'own'
  return JSON.stringify(where).includes(String(someone)) ? 'own' : 'all'
}

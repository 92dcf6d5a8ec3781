import type { PayloadRequest } from 'payload'
import { asSystem, find } from '@/shared/db'

export type NamedOrganisation = { id: number; name: string; slug: string }

/** The organisation of a public address; without a slug the one that runs the installation. Null where there is none. */
export async function findOrganisation({
  req,
  slug,
}: {
  req: PayloadRequest
  slug?: string | undefined
}): Promise<NamedOrganisation | null> {
  const { docs } = await find({
    req: asSystem(req, 'the name of an organisation stands on its public pages'),
    collection: 'organisations',
    where: slug === undefined ? { operator: { equals: true } } : { slug: { equals: slug } },
    sort: 'id',
    limit: 1,
    select: { name: true, slug: true },
  })
  const [found] = docs
  return found ? { id: found.id, name: found.name, slug: found.slug } : null
}

import type { PayloadRequest } from 'payload'
import { asSystem, create } from '@/shared/db'

/** A new tenant. Only system work (set-up, seed) makes one; `operator` marks the one that runs the installation. */
export function createOrganisation({
  req,
  name,
  slug,
  operator = false,
}: {
  req: PayloadRequest
  name: string
  slug: string
  operator?: boolean
}) {
  return create({
    req: asSystem(req, 'an organisation is made at set-up, before anybody could be signed in'),
    collection: 'organisations',
    data: { name, slug, operator },
  })
}

import Link from 'next/link'
import type { ServerProps } from 'payload'
import { maySearch } from '@/systems/sops/policies'

/** Pages about procedures that belong to no collection, below the collections. */
export function SopLinks({ payload, user }: Pick<ServerProps, 'payload' | 'user'>) {
  const roles = (user as { roles?: string[] } | null | undefined)?.roles ?? []
  if (!maySearch.some((role) => roles.includes(role))) return null
  return (
    <Link className="nav__link" href={`${payload.config.routes.admin}/search`} prefetch={false}>
      <span className="nav__link-label">Search procedures</span>
    </Link>
  )
}

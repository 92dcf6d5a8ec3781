import Link from 'next/link'
import type { ServerProps } from 'payload'

const links = [
  { path: '/import-enrollments', label: 'Import enrollments' },
  { path: '/roles', label: 'Roles' },
]

/** Pages that belong to no collection, below the collections. */
export function PeopleLinks({ payload, user }: Pick<ServerProps, 'payload' | 'user'>) {
  const roles = (user as { roles?: string[] } | null | undefined)?.roles ?? []
  if (!roles.includes('manager') && !roles.includes('admin')) return null
  return (
    <>
      {links.map(({ path, label }) => (
        <Link key={path} className="nav__link" href={`${payload.config.routes.admin}${path}`} prefetch={false}>
          <span className="nav__link-label">{label}</span>
        </Link>
      ))}
    </>
  )
}

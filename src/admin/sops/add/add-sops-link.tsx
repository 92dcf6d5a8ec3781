import Link from 'next/link'
import type { ServerProps } from 'payload'
import { mayUpload } from '@/systems/sops/policies'

/** Above the list of versions: the way to add several files at once. */
export function AddSopsLink({ payload, user }: Pick<ServerProps, 'payload' | 'user'>) {
  const roles = (user as { roles?: string[] } | null | undefined)?.roles ?? []
  if (!mayUpload.some((role) => roles.includes(role))) return null
  return (
    <p>
      <Link href={`${payload.config.routes.admin}/add-procedures`} prefetch={false}>
        Add several procedures: from a ZIP file, or from addresses on the web
      </Link>
    </p>
  )
}

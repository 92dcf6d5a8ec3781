import Link from 'next/link'
import type { ServerProps } from 'payload'
import { mayConfigureAi } from '@/systems/generation/settings/policies'

/** The page “AI”, below the collections. */
export function AiLink({ payload, user }: Pick<ServerProps, 'payload' | 'user'>) {
  const roles = (user as { roles?: string[] } | null | undefined)?.roles ?? []
  if (!mayConfigureAi.some((role) => roles.includes(role))) return null
  return (
    <Link className="nav__link" href={`${payload.config.routes.admin}/ai`} prefetch={false}>
      <span className="nav__link-label">AI</span>
    </Link>
  )
}

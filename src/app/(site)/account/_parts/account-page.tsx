import type { ReactNode } from 'react'
import { PortalPage } from '../../../(learn)/_parts/portal-page'
import type { Session } from '../../../(learn)/session'

const pages = [
  { href: '/account', label: 'Profile' },
  { href: '/account/security', label: 'Security' },
  { href: '/account/keys', label: 'API keys' },
]

/** A page about oneself. */
export function AccountPage({ session, here, children }: { session: Session; here: string; children: ReactNode }) {
  return (
    <PortalPage session={session} narrow>
      <h1>Your account</h1>
      <nav className="account-nav" aria-label="Your account">
        {pages.map(({ href, label }) => (
          <a key={href} href={href} aria-current={href === here ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      {children}
    </PortalPage>
  )
}

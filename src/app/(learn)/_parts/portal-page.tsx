import type { ReactNode } from 'react'
import { Bell } from '@/bell/bell.client'
import type { Session } from '../session'
import { AccountMenu } from './account-menu'
import { PortalNav } from './portal-nav.client'
import { TopBar } from './top-bar'

/** A page of the portal for somebody who is signed in. */
export function PortalPage({
  session,
  narrow = false,
  paper = false,
  children,
}: {
  session: Session
  /** One column of text. */
  narrow?: boolean
  /** A certificate. */
  paper?: boolean
  children: ReactNode
}) {
  return (
    <div className="portal">
      <TopBar home="/learn">
        <PortalNav />
        <Bell all="/learn/notifications" />
        <AccountMenu session={session} />
      </TopBar>
      <main id="main" className={paper ? 'cert-page' : narrow ? 'page narrow' : 'page'}>
        {children}
      </main>
    </div>
  )
}

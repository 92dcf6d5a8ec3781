import Link from 'next/link'
import type { ReactNode } from 'react'
import { Bell } from '@/bell/bell.client'
import { findByID } from '@/shared/db'
import type { Session } from '../session'
import { PortalNav } from './portal-nav.client'
import { SignOut } from './sign-out.client'
import { TopBar } from './top-bar'

/** A page of the portal for somebody who is signed in. */
export async function PortalPage({
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
  const { req, person } = session
  const organisation = await findByID({
    req,
    collection: 'organisations',
    id: person.organisation,
    select: { name: true },
  })
  return (
    <div className="portal">
      <TopBar home="/learn">
        <PortalNav />
        <Bell all="/learn/notifications" />
        <details className="account">
          <summary>
            <span className="long">
              {person.name} · {organisation.name}
            </span>
            <span className="short">{initials(person.name)}</span>
          </summary>
          <div className="panel">
            <p className="mid">
              <b>{person.name}</b>
            </p>
            <p className="small dim">{person.email}</p>
            <p className="small dim">{organisation.name}</p>
            <Link className="btn" href="/account">
              Your account
            </Link>
            <SignOut />
          </div>
        </details>
      </TopBar>
      <main id="main" className={paper ? 'cert-page' : narrow ? 'page narrow' : 'page'}>
        {children}
      </main>
    </div>
  )
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.charAt(0).toUpperCase() ?? '')
    .join('')
}

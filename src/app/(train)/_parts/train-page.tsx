import type { ReactNode } from 'react'
import { Bell } from '@/bell/bell.client'
import { findByID } from '@/shared/db'
import { SignOut } from '../../(learn)/_parts/sign-out.client'
import { TopBar } from '../../(learn)/_parts/top-bar'
import type { Session } from '../../(learn)/session'
import { TrainNav } from './train-nav.client'

/** A page of the trainers' portal. `wide` leaves the whole width to a page that has columns of its own. */
export async function TrainPage({
  session: { req, person },
  narrow = false,
  wide = false,
  children,
}: {
  session: Session
  narrow?: boolean
  wide?: boolean
  children: ReactNode
}) {
  const organisation = await findByID({
    req,
    collection: 'organisations',
    id: person.organisation,
    select: { name: true },
  })
  return (
    <div className="portal train">
      <TopBar home="/train">
        <TrainNav />
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
            <SignOut />
          </div>
        </details>
      </TopBar>
      <main id="main" className={wide ? 'page full' : narrow ? 'page narrow' : 'page'}>
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

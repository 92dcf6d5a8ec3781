import type { ReactNode } from 'react'
import { Bell } from '@/bell/bell.client'
import { AccountMenu } from '../../(learn)/_parts/account-menu'
import { TopBar } from '../../(learn)/_parts/top-bar'
import type { Session } from '../../(learn)/session'
import { TrainNav } from './train-nav.client'

/** A page of the trainers' portal. `wide` leaves the whole width to a page that has columns of its own. */
export function TrainPage({
  session,
  narrow = false,
  wide = false,
  children,
}: {
  session: Session
  narrow?: boolean
  wide?: boolean
  children: ReactNode
}) {
  return (
    <div className="portal train">
      <TopBar home="/train">
        <TrainNav />
        <Bell all="/learn/notifications" />
        <AccountMenu session={session} />
      </TopBar>
      <main id="main" className={wide ? 'page full' : narrow ? 'page narrow' : 'page'}>
        {children}
      </main>
    </div>
  )
}

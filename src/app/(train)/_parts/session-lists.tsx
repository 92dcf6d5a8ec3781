import Link from 'next/link'
import type { ReactNode } from 'react'
import type { SessionList } from '@/systems/training/public'
import { SessionRow } from './session-row'

/** Sessions ahead, or those that are over, a page at a time. `children`: what to do where there is none. */
export function SessionLists({
  list: { sessions, page, more },
  past,
  address,
  cohort = true,
  children,
}: {
  list: SessionList
  past: boolean
  address: string
  /** Whether each says whose it is. */
  cohort?: boolean
  children?: ReactNode
}) {
  const at = (to: number) => `${address}?${new URLSearchParams({ ...(past ? { past: '1' } : {}), page: String(to) })}`
  return (
    <>
      <nav className="tabs" aria-label="Which sessions">
        <Link href={address} aria-current={past ? undefined : 'page'}>
          Ahead
        </Link>
        <Link href={`${address}?past=1`} aria-current={past ? 'page' : undefined}>
          Over
        </Link>
      </nav>
      <section aria-label={past ? 'Sessions that are over' : 'Sessions ahead'}>
        {sessions.map((one) => (
          <SessionRow key={one.id} session={one} cohort={cohort} />
        ))}
        {sessions.length === 0 ? (
          <div className="empty">
            <p>{past ? 'No session has taken place yet.' : 'Nothing is in the diary.'}</p>
            {past ? null : children}
          </div>
        ) : null}
        {page > 1 || more ? (
          <p className="pager">
            {page > 1 ? (
              <Link className="btn" href={at(page - 1)}>
                {past ? 'Later ones' : 'Sooner ones'}
              </Link>
            ) : null}
            {more ? (
              <Link className="btn" href={at(page + 1)}>
                {past ? 'Earlier ones' : 'Later ones'}
              </Link>
            ) : null}
          </p>
        ) : null}
      </section>
    </>
  )
}

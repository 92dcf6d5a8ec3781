import type { ReactNode } from 'react'
import { TopBar } from '../../../(learn)/_parts/top-bar'

/** A page with one form, for people who are not signed in. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="portal">
      <TopBar home="/" />
      <main id="main" className="door">
        <h1>{title}</h1>
        {children}
        <noscript>
          <p className="note warn">This page needs JavaScript. Switch it on for this site.</p>
        </noscript>
      </main>
    </div>
  )
}

'use client'

import { TopBar } from '../../(learn)/_parts/top-bar'

/** Something broke on our side. */
export function Failed({ reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <div className="portal train">
      <TopBar home="/train" />
      <main id="main" className="page narrow">
        <h1>This page could not be shown</h1>
        <p className="lede">The fault is ours and is on record. What you recorded before is saved.</p>
        <p className="go">
          <button type="button" className="btn pri" onClick={reset}>
            Try again
          </button>
        </p>
      </main>
    </div>
  )
}

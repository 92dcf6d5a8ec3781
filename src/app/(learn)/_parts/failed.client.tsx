'use client'

import { TopBar } from './top-bar'

/** Something broke on our side. Nothing of what was answered is lost by it: answers are saved one by one. */
export function Failed({ reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <div className="portal">
      <TopBar home="/learn" />
      <main id="main" className="page narrow">
        <h1>This page could not be shown</h1>
        <p className="lede">The fault is ours and is on record. What you answered is saved.</p>
        <p className="go">
          <button type="button" className="btn pri" onClick={reset}>
            Try again
          </button>
        </p>
      </main>
    </div>
  )
}

import type { Metadata } from 'next'
import Link from 'next/link'
import { TopBar } from '../(learn)/_parts/top-bar'

export const metadata: Metadata = { title: 'Not found' }

/** The same for what is not there, for another organisation's, and for a cohort that somebody else trains. */
export default function NotFound() {
  return (
    <div className="portal train">
      <TopBar home="/train" />
      <main id="main" className="page narrow">
        <h1>There is nothing at this address</h1>
        <p className="lede">It may have been moved, or it belongs to a cohort that somebody else trains.</p>
        <p className="go">
          <Link className="btn pri" href="/train">
            Go to your training
          </Link>
        </p>
      </main>
    </div>
  )
}

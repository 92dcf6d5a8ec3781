import Link from 'next/link'
import { TopBar } from './top-bar'

/** The same page for what is not there and for what is somebody else's. */
export function Missing({ home }: { home: '/' | '/learn' }) {
  return (
    <div className="portal">
      <TopBar home={home} />
      <main id="main" className="page narrow">
        <h1>There is nothing at this address</h1>
        <p className="lede">It may have been moved, or it belongs to somebody else.</p>
        <p className="go">
          <Link className="btn pri" href={home}>
            {home === '/learn' ? 'Go to your courses' : 'Go to the start page'}
          </Link>
        </p>
      </main>
    </div>
  )
}

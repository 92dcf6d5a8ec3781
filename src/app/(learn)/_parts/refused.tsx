import Link from 'next/link'
import { TopBar } from './top-bar'

/** Why something cannot be opened, and where to go instead. */
export function Refused({ message }: { message: string }) {
  return (
    <div className="portal">
      <TopBar home="/learn" />
      <main id="main" className="page narrow">
        <h1>This cannot be opened</h1>
        <p className="lede">{message}</p>
        <p className="go">
          <Link className="btn pri" href="/learn">
            Go to your courses
          </Link>
        </p>
      </main>
    </div>
  )
}

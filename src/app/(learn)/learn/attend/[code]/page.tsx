import type { Metadata } from 'next'
import Link from 'next/link'
import { TopBar } from '../../../_parts/top-bar'
import { signedInAt } from '../../../session'
import { Claim } from './claim.client'

export const metadata: Metadata = { title: 'I am here', robots: { index: false } }

/** Where the QR code of a session leads. The page itself changes nothing; what it sends does. */
export default async function AttendPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params
  const { person } = await signedInAt(`/learn/attend/${encodeURIComponent(code)}`)
  return (
    <div className="portal">
      <TopBar home="/learn" />
      <main id="main" className="page narrow">
        <Claim code={code} name={person.name} />
        <noscript>
          <p className="note warn">This needs JavaScript. Tell your trainer that you are here instead.</p>
        </noscript>
        <p className="go">
          <Link className="btn" href="/learn">
            Go to your courses
          </Link>
        </p>
      </main>
    </div>
  )
}

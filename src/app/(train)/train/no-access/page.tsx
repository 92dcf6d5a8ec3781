import type { Metadata } from 'next'
import Link from 'next/link'
import { SignOut } from '../../../(learn)/_parts/sign-out.client'
import { TopBar } from '../../../(learn)/_parts/top-bar'
import { signedInAt } from '../../../(learn)/session'

export const metadata: Metadata = { title: 'For trainers only' }

export default async function NoAccessPage() {
  const { person } = await signedInAt('/train')
  return (
    <div className="portal train">
      <TopBar home="/learn" />
      <main id="main" className="page narrow">
        <h1>These pages are for trainers</h1>
        <p className="lede">
          You are signed in as {person.name}, who does not train anybody here. An administrator can give you the role of
          a trainer; or sign out and sign in as somebody else.
        </p>
        <div className="go">
          <Link className="btn pri" href="/learn">
            Go to your courses
          </Link>
          <SignOut />
        </div>
      </main>
    </div>
  )
}

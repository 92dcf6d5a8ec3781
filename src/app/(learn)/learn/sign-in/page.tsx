import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { oidcSettings } from '@/systems/identity/public'
import { SignInSteps } from '../../../(site)/account/_parts/sign-in-steps.client'
import '../../../(site)/account/account.css'
import { TopBar } from '../../_parts/top-bar'
import { ownPath, session } from '../../session'

export const metadata: Metadata = { title: 'Sign in' }

type Search = { next?: string | string[]; ended?: string | string[] }

export default async function SignInPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { next: wanted, ended } = await searchParams
  const next = ownPath(wanted)
  if (await session()) redirect(next)
  return (
    <div className="portal">
      <TopBar home="/" />
      <main id="main" className="door">
        <h1>Sign in to learn</h1>
        {ended ? (
          <p className="note mid">
            Your session has ended. Sign in and go on where you were; what you answered is kept.
          </p>
        ) : null}
        <SignInSteps next={next} provider={oidcSettings()?.label ?? null} />
        <noscript>
          <p className="note warn">Signing in and the courses need JavaScript. Switch it on for this site.</p>
        </noscript>
      </main>
    </div>
  )
}

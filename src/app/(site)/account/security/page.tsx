import type { Metadata } from 'next'
import { getAccount } from '@/systems/identity/public'
import { signedInAt } from '../../../(learn)/session'
import { AccountPage } from '../_parts/account-page'
import { EmailForm, PasswordForm } from './credentials.client'
import { SecondFactor } from './second-factor.client'
import { Sessions } from './sessions.client'

export const metadata: Metadata = { title: 'Security' }

export default async function SecurityPage() {
  const session = await signedInAt('/account/security')
  const { email, pendingEmail, sessions, secondFactor, timeZone } = await getAccount({ req: session.req })
  return (
    <AccountPage session={session} here="/account/security">
      <section aria-labelledby="factor">
        <h2 id="factor">Second factor</h2>
        <SecondFactor state={secondFactor} />
      </section>
      <section aria-labelledby="sessions">
        <h2 id="sessions">Where you are signed in</h2>
        <Sessions sessions={sessions} timeZone={timeZone} />
      </section>
      <section aria-labelledby="password">
        <h2 id="password">Password</h2>
        <PasswordForm email={email} />
      </section>
      <section aria-labelledby="email">
        <h2 id="email">Email</h2>
        <EmailForm email={email} pendingEmail={pendingEmail} />
      </section>
    </AccountPage>
  )
}

import type { Metadata } from 'next'
import { getAccount } from '@/systems/identity/public'
import { signedInAt } from '../../(learn)/session'
import { AccountPage } from './_parts/account-page'
import { Portrait } from './portrait.client'
import { ProfileForm } from './profile-form.client'

export const metadata: Metadata = { title: 'Your account' }

export default async function ProfilePage() {
  const session = await signedInAt('/account')
  const account = await getAccount({ req: session.req })
  return (
    <AccountPage session={session} here="/account">
      <Portrait id={account.id} name={account.name} hasAvatar={account.hasAvatar} />
      <ProfileForm profile={account} zones={Intl.supportedValuesOf('timeZone')} />
      <section aria-labelledby="work">
        <h2 id="work">At {account.organisation}</h2>
        <dl className="facts" style={{ marginTop: 0 }}>
          <div>
            <dt>Job role</dt>
            <dd>{account.jobRole || 'Not set'}</dd>
          </div>
          <div>
            <dt>Site</dt>
            <dd>{account.site || 'Not set'}</dd>
          </div>
          <div>
            <dt>{account.roles.length === 1 ? 'Role here' : 'Roles here'}</dt>
            <dd>{account.roles.join(', ')}</dd>
          </div>
        </dl>
        <p className="small dim" style={{ marginTop: 12 }}>
          Your manager or an administrator changes these: training is assigned by them.
        </p>
      </section>
      <p>
        <a href="/api/users/personal-data">Download everything that is kept of you</a> (ZIP)
      </p>
    </AccountPage>
  )
}

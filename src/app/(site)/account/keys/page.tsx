import type { Metadata } from 'next'
import { getAccount, ownKeys, scopeNames, scopes } from '@/systems/identity/public'
import { signedInAt } from '../../../(learn)/session'
import { AccountPage } from '../_parts/account-page'
import { Keys } from './keys.client'

export const metadata: Metadata = { title: 'API keys' }

export default async function KeysPage() {
  const session = await signedInAt('/account/keys')
  const [keys, { timeZone }] = [await ownKeys({ req: session.req }), await getAccount({ req: session.req })]
  return (
    <AccountPage session={session} here="/account/keys">
      <p className="mid dim2" style={{ margin: '24px 0 0' }}>
        For programs that work with Coursewright in your name. A key may do what you may, within what you tick here, and
        never change your account.
      </p>
      <Keys keys={keys} scopes={scopeNames.map((name) => ({ name, label: scopes[name].label }))} timeZone={timeZone} />
    </AccountPage>
  )
}

'use client'

import { request } from '../../../(learn)/_parts/request.client'
import { AccountForm } from '../_parts/account-form.client'
import { NoToken } from '../_parts/no-token'
import { useLinkToken } from '../_parts/use-link-token.client'

/** By a button, not by opening the page: mail scanners open links too. */
export function ConfirmEmailForm() {
  const token = useLinkToken()
  if (token === '') return <NoToken again={{ href: '/account/security', label: 'Back to your account' }} />
  return (
    <>
      <p className="mid dim2" style={{ marginTop: 12 }}>
        From then on you sign in with this address. You are signed out everywhere.
      </p>
      <AccountForm
        submit="This is my address"
        send={async () => {
          await request('POST', '/api/users/confirm-email', { token })
          window.location.replace('/account/sign-in?done=email')
          return undefined
        }}
      />
    </>
  )
}

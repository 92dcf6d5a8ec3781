'use client'

import { request } from '../../../(learn)/_parts/request.client'
import { AccountForm } from '../_parts/account-form.client'
import { PasswordField } from '../_parts/fields'
import { NoToken } from '../_parts/no-token'
import { useLinkToken } from '../_parts/use-link-token.client'

export function ResetForm() {
  const token = useLinkToken()
  if (token === '') return <NoToken again={{ href: '/account/forgot', label: 'Ask for a new link' }} />
  return (
    <>
      <p className="mid dim2" style={{ marginTop: 12 }}>
        You are then signed out everywhere, and sign in with the new one.
      </p>
      <AccountForm
        submit="Keep this password"
        send={async ({ password }) => {
          await request('POST', '/api/users/reset-password', { token, password })
          window.location.replace('/account/sign-in?done=password')
          return undefined
        }}
      >
        <PasswordField label="New password" fresh />
      </AccountForm>
    </>
  )
}

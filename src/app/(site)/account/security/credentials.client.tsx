'use client'

import { useRouter } from 'next/navigation'
import { request } from '../../../(learn)/_parts/request.client'
import { AccountForm } from '../_parts/account-form.client'
import { EmailField, PasswordField } from '../_parts/fields'

export function PasswordForm({ email }: { email: string }) {
  const router = useRouter()
  return (
    <AccountForm
      submit="Change the password"
      quiet
      send={async ({ current, password }, form) => {
        await request('POST', '/api/users/change-password', { current, password })
        form.reset()
        router.refresh()
        return 'Your new password holds. Everywhere else you are signed out.'
      }}
    >
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <PasswordField name="current" label="Password now" />
      <PasswordField label="New password" fresh />
    </AccountForm>
  )
}

export function EmailForm({ email, pendingEmail }: { email: string; pendingEmail: string | null }) {
  const router = useRouter()
  return (
    <>
      <p className="mid" style={{ marginBottom: 16 }}>
        {email}
      </p>
      {pendingEmail ? (
        <p className="note warn mid" style={{ marginBottom: 16 }}>
          A link went to {pendingEmail}. Until it is opened, nothing changes.
        </p>
      ) : null}
      <AccountForm
        submit="Send a link to the new address"
        quiet
        send={async ({ email, password }, form) => {
          await request('POST', '/api/users/change-email', { email, password })
          form.reset()
          router.refresh()
          return 'Open the link in the mail to the new address. The old one gets a notice.'
        }}
      >
        <EmailField label="New email" />
        <PasswordField />
      </AccountForm>
    </>
  )
}

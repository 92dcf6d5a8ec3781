'use client'

import { useEffect, useState } from 'react'
import { request } from '../../../(learn)/_parts/request.client'
import { AccountForm } from '../_parts/account-form.client'
import { LanguageField, PasswordField, TimeZoneField } from '../_parts/fields'
import { NoToken } from '../_parts/no-token'
import { useLinkToken } from '../_parts/use-link-token.client'

type Invitation = { email: string; name: string; language: string; organisation: string }

/** Whoever holds the link from the mail makes the account it was sent for. */
export function JoinForm({ zones }: { zones: string[] }) {
  const token = useLinkToken()
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(() => {
    if (!token) return
    request<Invitation>('POST', '/api/users/invitation', { token }).then(setInvitation, (error: Error) =>
      setProblem(error.message),
    )
  }, [token])

  if (token === '') return <NoToken again={{ href: '/account/sign-in', label: 'Sign in' }} />
  if (problem) {
    return (
      <>
        <p className="note bad mid" role="alert">
          {problem}
        </p>
        <p className="mid door-links">
          <a href="/account/sign-in">Sign in</a>
        </p>
      </>
    )
  }
  if (!invitation) return <p className="mid dim2">Looking at your invitation…</p>
  return (
    <>
      <p className="mid dim2" style={{ marginTop: 12 }}>
        At <b>{invitation.organisation}</b>, with the address <b>{invitation.email}</b>.
      </p>
      <AccountForm
        submit="Make my account"
        send={async (fields) => {
          await request('POST', '/api/users/accept-invitation', { token, ...fields, email: undefined })
          window.location.replace('/account/sign-in?done=joined')
          return undefined
        }}
      >
        <label className="field">
          <span>Your name</span>
          <span className="hint">As it should stand on certificates.</span>
          <input name="name" type="text" autoComplete="name" required maxLength={200} defaultValue={invitation.name} />
        </label>
        {/* For password managers: they keep the password under this name. */}
        <input type="hidden" name="email" autoComplete="username" value={invitation.email} readOnly />
        <PasswordField fresh />
        <LanguageField value={invitation.language} />
        <TimeZoneField value={Intl.DateTimeFormat().resolvedOptions().timeZone} zones={zones} />
      </AccountForm>
    </>
  )
}

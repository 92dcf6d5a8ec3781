import type { Metadata } from 'next'
import { Door } from '../_parts/door'
import { ForgotForm } from './forgot-form.client'

export const metadata: Metadata = { title: 'A new password' }

export default function ForgotPage() {
  return (
    <Door title="A new password">
      <p className="mid dim2" style={{ marginTop: 12 }}>
        Type the address of your account. If there is one, a mail with a link comes within a minute. The link works for
        an hour.
      </p>
      <ForgotForm />
      <p className="mid door-links">
        <a href="/account/sign-in">Back to signing in</a>
      </p>
    </Door>
  )
}

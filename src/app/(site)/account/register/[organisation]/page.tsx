import type { Metadata } from 'next'
import { Door } from '../../_parts/door'
import { RegisterForm } from './register-form.client'

export const metadata: Metadata = { title: 'Ask for an account' }

/** The address an organisation passes on to its people. It looks the same whether or not there is such an organisation. */
export default async function RegisterPage({ params }: { params: Promise<{ organisation: string }> }) {
  const { organisation } = await params
  return (
    <Door title="Ask for an account">
      <p className="mid dim2" style={{ marginTop: 12 }}>
        With your address at work. If your organisation gives accounts to it, a mail with a link comes within a minute.
      </p>
      <RegisterForm organisation={organisation} />
      <p className="mid door-links">
        <a href="/account/sign-in">You have an account? Sign in</a>
      </p>
    </Door>
  )
}

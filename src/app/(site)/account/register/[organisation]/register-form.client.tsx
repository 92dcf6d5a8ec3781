'use client'

import { request } from '../../../../(learn)/_parts/request.client'
import { AccountForm } from '../../_parts/account-form.client'
import { EmailField } from '../../_parts/fields'

export function RegisterForm({ organisation }: { organisation: string }) {
  return (
    <AccountForm
      submit="Send me a link"
      send={async ({ name, email }) => {
        const language = navigator.language
        const body = { organisation, name, email, language }
        return (await request<{ message: string }>('POST', '/api/users/register', body)).message
      }}
    >
      <label className="field">
        <span>Your name</span>
        <input name="name" type="text" autoComplete="name" required maxLength={200} />
      </label>
      <EmailField label="Email at work" />
    </AccountForm>
  )
}

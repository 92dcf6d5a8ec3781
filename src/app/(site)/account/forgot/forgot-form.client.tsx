'use client'

import { request } from '../../../(learn)/_parts/request.client'
import { AccountForm } from '../_parts/account-form.client'
import { EmailField } from '../_parts/fields'

export function ForgotForm() {
  return (
    <AccountForm
      submit="Send me a link"
      send={async ({ email }) =>
        (await request<{ message: string }>('POST', '/api/users/forgot-password', { email })).message
      }
    >
      <EmailField />
    </AccountForm>
  )
}

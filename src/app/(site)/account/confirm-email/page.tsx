import type { Metadata } from 'next'
import { Door } from '../_parts/door'
import { ConfirmEmailForm } from './confirm-email-form.client'

export const metadata: Metadata = { title: 'Confirm your new address' }

export default function ConfirmEmailPage() {
  return (
    <Door title="Confirm your new address">
      <ConfirmEmailForm />
    </Door>
  )
}

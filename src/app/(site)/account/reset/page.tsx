import type { Metadata } from 'next'
import { Door } from '../_parts/door'
import { ResetForm } from './reset-form.client'

export const metadata: Metadata = { title: 'Choose a new password' }

export default function ResetPage() {
  return (
    <Door title="Choose a new password">
      <ResetForm />
    </Door>
  )
}

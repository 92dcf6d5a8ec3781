import type { Metadata } from 'next'
import { Door } from '../_parts/door'
import { JoinForm } from './join-form.client'

export const metadata: Metadata = { title: 'Your new account' }

export default function JoinPage() {
  return (
    <Door title="Your new account">
      <JoinForm zones={Intl.supportedValuesOf('timeZone')} />
    </Door>
  )
}

import type { Metadata } from 'next'
import Link from 'next/link'
import { getPreferences } from '@/systems/notifications/public'
import { PortalPage } from '../../../../_parts/portal-page'
import { signedInAt } from '../../../../session'
import { PreferencesForm } from './preferences-form.client'
import './preferences.css'

export const metadata: Metadata = { title: 'Choose what you are told' }

export default async function PreferencesPage() {
  const session = await signedInAt('/learn/settings/notifications')
  const form = await getPreferences({ req: session.req })
  return (
    <PortalPage session={session} narrow>
      <p className="small">
        <Link href="/learn/notifications">Messages</Link>
      </p>
      <h1>Choose what you are told</h1>
      <p className="mid dim2 prefs-where">
        Mail goes to {form.email}. {form.phone ? `Texts go to ${form.phone}.` : null} Your clock: {form.timeZone}. You
        can change all of it in <Link href="/account">your account</Link>.
      </p>
      <PreferencesForm form={form} />
    </PortalPage>
  )
}

import type { Metadata } from 'next'
import Link from 'next/link'
import { getInbox } from '@/systems/notifications/public'
import { PortalPage } from '../../../_parts/portal-page'
import { signedInAt } from '../../../session'
import { InboxList } from './inbox-list.client'
import './notifications.css'

export const metadata: Metadata = { title: 'Messages' }

export default async function NotificationsPage() {
  const session = await signedInAt('/learn/notifications')
  const inbox = await getInbox({ req: session.req, limit: 30 })
  return (
    <PortalPage session={session} narrow>
      <div className="inbox-head">
        <h1>Messages</h1>
        <Link href="/learn/settings/notifications">Choose what you are told</Link>
      </div>
      <InboxList first={inbox} />
    </PortalPage>
  )
}

import type { Plugin } from 'payload'
import { withMessagesAdmin } from '@/admin/registration'
import { deliveries } from '@/collections/notifications/deliveries'
import { mails } from '@/collections/notifications/mails'
import { notifications } from '@/collections/notifications/notifications'
import { preferences } from '@/collections/notifications/preferences'
import { webhooks } from '@/collections/notifications/webhooks'
import { notificationsEndpoints } from '@/endpoints/notifications'
import { announceMessageJob } from '@/jobs/notifications/announce-message'
import { releaseHeldJob } from '@/jobs/notifications/release-held'
import { sendDeliveryJob } from '@/jobs/notifications/send-delivery'
import { tellWebhooksJob } from '@/jobs/notifications/tell-webhooks'
import { defineSystem } from '@/shared/define-system'
import { chooseChannels, messages, payloadMail, type Channel } from '@/systems/notifications/public'
import { notificationsPersonalData } from '@/systems/notifications/personal-data'

/** `channels`: the ways to people; by default in-app, webhooks, and what the environment says of mail and SMS. */
export const notificationsPlugin = ({ channels }: { channels?: readonly Channel[] } = {}): Plugin => {
  chooseChannels(channels)
  return defineSystem({
    name: 'notifications',
    personalData: notificationsPersonalData,
    collections: [notifications, deliveries, preferences, webhooks, mails],
    endpoints: notificationsEndpoints,
    jobs: [...messages.map(announceMessageJob), sendDeliveryJob, releaseHeldJob, tellWebhooksJob],
    extend: (config) => withMessagesAdmin({ ...config, email: config.email ?? payloadMail }),
  })
}

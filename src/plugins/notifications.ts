import type { Plugin } from 'payload'
import { notifications } from '@/collections/notifications/notifications'
import { notificationsEndpoints } from '@/endpoints/notifications'
import { deliverMessageJob } from '@/jobs/notifications/deliver-message'
import { defineSystem } from '@/shared/define-system'
import { messages } from '@/systems/notifications/public'

export const notificationsPlugin = (): Plugin =>
  defineSystem({
    name: 'notifications',
    collections: [notifications],
    endpoints: notificationsEndpoints,
    jobs: messages.map(deliverMessageJob),
  })

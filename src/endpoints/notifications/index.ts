import type { Endpoint } from 'payload'
import { z } from 'zod'
import { queueDelivery } from '@/jobs/notifications/send-delivery'
import { defineEndpoint, idParam } from '@/shared/define-endpoint'
import {
  channelNames,
  digests,
  getInbox,
  getPreferences,
  kinds,
  markAllRead,
  markRead,
  noteSmsStatus,
  openInboxStream,
  renewWebhookSecret,
  replayDelivery,
  savePreferences,
  testWebhook,
  unsubscribe,
  type Kind,
} from '@/systems/notifications/public'

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write it as 22:00')
const kindNames = Object.keys(kinds) as [Kind, ...Kind[]]
const choices = z.object({
  wanted: z.partialRecord(z.enum(kindNames), z.partialRecord(z.enum(channelNames), z.boolean())),
  quiet: z.object({ from: time, until: time }).nullable(),
  digest: z.enum(digests),
})
const token = z.object({ token: z.string().max(200) })

export const notificationsEndpoints: Record<'notifications' | 'preferences' | 'deliveries' | 'webhooks', Endpoint[]> = {
  notifications: [
    defineEndpoint({
      method: 'get',
      path: '/inbox',
      run: ({ req }) => {
        const before = Number(req.searchParams?.get('before')) || undefined
        return getInbox({ req, before, limit: before ? 30 : 10 })
      },
    }),
    defineEndpoint({ method: 'get', path: '/stream', run: async ({ req }) => openInboxStream({ req }) }),
    defineEndpoint({ method: 'post', path: '/read-all', run: ({ req }) => markAllRead({ req }) }),
    defineEndpoint({
      method: 'post',
      path: '/:id/read',
      params: idParam,
      body: z.object({ read: z.boolean().optional() }),
      run: ({ req, params, body }) => markRead({ req, id: params.id, ...(body.read === false ? { read: false } : {}) }),
    }),
  ],
  preferences: [
    defineEndpoint({ method: 'get', path: '/mine', run: ({ req }) => getPreferences({ req }) }),
    defineEndpoint({
      method: 'post',
      path: '/mine',
      body: choices,
      run: ({ req, body }) => savePreferences({ req, choices: body }),
    }),
    // Mail programs send it on a click, without a session (RFC 8058).
    defineEndpoint({
      method: 'post',
      path: '/unsubscribe/:token',
      params: token,
      open: true,
      run: ({ req, params }) => unsubscribe({ req, token: params.token }),
    }),
    // A person who opens the same address is asked first: programs that look at links must not end anything.
    defineEndpoint({
      method: 'get',
      path: '/unsubscribe/:token',
      params: token,
      open: true,
      run: async ({ params }) =>
        new Response(null, { status: 302, headers: { location: `/unsubscribe/${encodeURIComponent(params.token)}` } }),
    }),
  ],
  deliveries: [
    defineEndpoint({
      method: 'post',
      path: '/:id/replay',
      params: idParam,
      run: ({ req, params }) => replayDelivery({ req, id: params.id, queue: queueDelivery }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/twilio-status',
      open: true,
      run: async ({ req }) => {
        const form = (await req.text?.()) ?? ''
        await noteSmsStatus({ req, form, signature: req.headers.get('x-twilio-signature') })
        return new Response(null, { status: 204 })
      },
    }),
  ],
  webhooks: [
    defineEndpoint({
      method: 'post',
      path: '/:id/renew-secret',
      params: idParam,
      run: ({ req, params }) => renewWebhookSecret({ req, id: params.id }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/test',
      params: idParam,
      run: ({ req, params }) => testWebhook({ req, id: params.id, queue: queueDelivery }),
    }),
  ],
}

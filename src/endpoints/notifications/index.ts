import type { Endpoint } from 'payload'
import { defineEndpoint, idParam } from '@/shared/define-endpoint'
import { markRead } from '@/systems/notifications/public'

export const notificationsEndpoints: Record<'notifications', Endpoint[]> = {
  notifications: [
    defineEndpoint({
      method: 'post',
      path: '/:id/read',
      params: idParam,
      run: ({ req, params }) => markRead({ req, id: params.id }),
    }),
  ],
}

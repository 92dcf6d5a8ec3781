import type { PayloadRequest } from 'payload'
import { asSystem, findByID, inTransaction, update } from '@/shared/db'

/** Notes that the person has read a message of theirs; the first time counts. Throws `notifications.not-found` (404). */
export function markRead({ req, id }: { req: PayloadRequest; id: number }) {
  return inTransaction(req, async (req) => {
    const notification = await findByID({ req, collection: 'notifications', id })
    if (notification.readAt) return notification
    return update({
      req: asSystem(req, 'the state of a message is written by this command only'),
      collection: 'notifications',
      id,
      data: { state: 'read', readAt: new Date().toISOString() },
    })
  })
}

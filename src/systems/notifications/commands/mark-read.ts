import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { asSystem, findByID, inTransaction, rows, sql, update } from '@/shared/db'
import { personOf } from '@/systems/identity/public'

/** Notes that the person has read a message of theirs, or takes that back. Throws `notifications.not-found` (404). */
export function markRead({ req, id, read = true }: { req: PayloadRequest; id: number; read?: boolean }) {
  return inTransaction(req, async (req) => {
    const notification = await findByID({ req, collection: 'notifications', id })
    if (Boolean(notification.readAt) === read) return notification
    const system = asSystem(req, 'the state of a message is written by this command only')
    if (read) await noteRead(system, [id])
    return update({
      req: system,
      collection: 'notifications',
      id,
      data: { state: read ? 'read' : 'delivered', readAt: read ? new Date().toISOString() : null },
    })
  })
}

/** Everything in the person's inbox is read now. Returns how many were not. */
export function markAllRead({ req }: { req: PayloadRequest }): Promise<{ read: number }> {
  const person = personOf(req)
  return inTransaction(req, async (req) => {
    const read = rows<{ id: number }>(
      await sql(req).execute(statement`
        update notifications set state = 'read', read_at = now(), updated_at = now()
        where recipient_id = ${person?.id ?? 0} and read_at is null returning id`),
    )
    await noteRead(
      req,
      read.map(({ id }) => id),
    )
    return { read: read.length }
  })
}

/** The delivery to the inbox was read, whatever its reader does with the row afterwards. */
async function noteRead(req: PayloadRequest, ids: number[]): Promise<void> {
  await sql(req).execute(statement`
    update deliveries set state = 'read', updated_at = now()
    where channel = 'in-app' and state = 'delivered'
      and provider_id in (select value from json_array_elements_text(${JSON.stringify(ids.map(String))}::json))`)
}

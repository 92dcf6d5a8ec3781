import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import { personOf } from '@/systems/identity/public'

export type InboxItem = {
  id: number
  subject: string
  text: string
  link: string | null
  read: boolean
  /** ISO 8601, UTC. */
  at: string
}
export type Inbox = {
  unread: number
  items: InboxItem[]
  /** There are older ones, from before this id. */ more: number | null
}

/** What stands in the person's inbox, newest first; `before` an id when paging on. */
export async function getInbox({
  req,
  limit = 10,
  before,
  unreadOnly = false,
}: {
  req: PayloadRequest
  limit?: number
  before?: number | undefined
  unreadOnly?: boolean
}): Promise<Inbox> {
  const person = personOf(req)?.id ?? 0
  const found = rows<InboxItem>(
    await sql(req).execute(statement`
      select id, subject, text, link, read_at is not null as read,
        to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
      from notifications
      where recipient_id = ${person}
        ${before ? statement`and id < ${before}` : statement``}
        ${unreadOnly ? statement`and read_at is null` : statement``}
      order by id desc limit ${limit + 1}`),
  )
  const [count] = rows<{ unread: number }>(
    await sql(req).execute(
      statement`select count(*)::int as unread from notifications where recipient_id = ${person} and read_at is null`,
    ),
  )
  const items = found.slice(0, limit)
  return { unread: count?.unread ?? 0, items, more: found.length > limit ? (items.at(-1)?.id ?? null) : null }
}

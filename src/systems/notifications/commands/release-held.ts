import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import type { Queue } from '../deliveries'

/** Sends what quiet hours held back, once they are over. Returns how many. */
export async function releaseHeld({ req, now, queue }: { req: PayloadRequest; now: Date; queue: Queue }) {
  const due = rows<{ id: number; round: number }>(
    await sql(req).execute(statement`
      update deliveries set hold_until = null, round = round + 1, updated_at = now()
      where id in (
        select id from deliveries where state = 'queued' and hold_until <= ${now.toISOString()} order by id limit 1000 for update skip locked
      )
      returning id, round::int as round`),
  )
  for (const { id, round } of due) await queue(req, { delivery: id, round })
  return due.length
}

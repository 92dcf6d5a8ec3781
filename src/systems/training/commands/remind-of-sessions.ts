import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { inTransaction, rows, sql } from '@/shared/db'
import { emit } from '@/shared/events'
import '../events'
import { REMINDER_HOURS } from './schedule-session'

/**
 * Announces each session that starts within a day, once for each time it was put at. Runs over all organisations; what is
 * announced names its own.
 */
export function remindOfSessions({
  req,
  now = new Date(),
}: {
  req: PayloadRequest
  now?: Date
}): Promise<{ reminded: number[] }> {
  return inTransaction(req, async (req) => {
    const horizon = new Date(now.getTime() + REMINDER_HOURS * 60 * 60 * 1000)
    const due = rows<{ session: number; organisation: number }>(
      await sql(req).execute(query`
        update sessions set reminded_for = starts_at
        where state = 'scheduled' and starts_at > ${now.toISOString()} and starts_at <= ${horizon.toISOString()}
          and reminded_for is distinct from starts_at
        returning id as session, organisation_id as organisation`),
    )
    for (const session of due) await emit(req, 'session.reminder-due', session)
    return { reminded: due.map(({ session }) => session) }
  })
}

import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { inTransaction, rows, sql } from '@/shared/db'
import { emit } from '@/shared/events'
import '../events'
import { iso } from '../rows'

type Notice = {
  enrollment: number
  learner: number
  version: number
  organisation: number
  dueAt: string
  stage: Stage
}
type Stage = '7' | '1' | 'overdue'

/** Enrollments a transaction: the rest comes with the next round. */
const MOST = 500

/**
 * Tells of due dates that come near (7 days, 1 day) or have passed: once each for a due date, the latest only where several
 * were missed. Who was enrolled within that time hears of the date from the assignment itself. For the recurring job: all
 * organisations. Returns how many notices there were; `MOST` when there may be more.
 */
export async function announceDueDates({
  req,
  now = new Date(),
}: {
  req: PayloadRequest
  now?: Date
}): Promise<{ notices: number; more: boolean }> {
  const at = query`${now.toISOString()}::timestamptz`
  return inTransaction(req, async (req) => {
    const notices = rows<Notice>(
      await sql(req).execute(query`
        with coming as (
          select id, due_at, due_notice, ${iso(query`due_at`)} || ' ' || case
              when due_at <= ${at} then 'overdue'
              when due_at <= ${at} + interval '1 day' and created_at <= due_at - interval '1 day' then '1'
              when due_at > ${at} + interval '1 day' and created_at <= due_at - interval '7 days' then '7' end as notice
          from enrollments
          where state in ('assigned', 'in-progress') and due_at <= ${at} + interval '7 days'),
        due as (
          select id, notice from coming
          where notice is not null and due_notice is distinct from notice
          order by due_at, id limit ${MOST})
        update enrollments e set due_notice = due.notice
        from due
        where e.id = due.id and e.due_notice is distinct from due.notice
        returning e.id as enrollment, e.learner_id as learner, e.version_id as version, e.organisation_id as organisation,
          ${iso(query`e.due_at`)} as "dueAt", split_part(due.notice, ' ', 2) as stage`),
    )
    for (const { stage, ...facts } of notices) {
      if (stage === 'overdue') await emit(req, 'enrollment.overdue', facts)
      else await emit(req, 'enrollment.due-soon', { ...facts, days: Number(stage) })
    }
    return { notices: notices.length, more: notices.length === MOST }
  })
}

import { sql as query, type SQL } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { inTransaction, rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { notAllowed, notFound } from '../errors'
import '../events'
import { mayManage, signedIn } from '../policies'
import { iso } from '../rows'

/** Puts everybody whose waiver is over back on their course. For the recurring job: all organisations. */
export async function endWaivers({ req, now = new Date() }: { req: PayloadRequest; now?: Date }): Promise<number> {
  const due = query`state = 'waived' and waived_until <= ${now.toISOString()}`
  return inTransaction(req, (req) => back(req, { where: due, now }))
}

/**
 * Ends one waiver before its time.
 *
 * @throws `learning.forbidden` (403), `enrollment.not-found` (404), `waiver.none` (409).
 */
export async function endWaiver({
  req,
  enrollment,
  now = new Date(),
}: {
  req: PayloadRequest
  enrollment: number
  now?: Date
}): Promise<void> {
  const person = signedIn(req)
  if (!mayManage(person)) throw notAllowed('Only training managers end a waiver.')
  await inTransaction(req, async (req) => {
    const own = query`id = ${enrollment} and organisation_id = ${person.organisation}`
    const [row] = rows(await sql(req).execute(query`select id from enrollments where ${own} for update`))
    if (!row) throw notFound('enrollment')
    if ((await back(req, { where: query`${own} and state = 'waived'`, now })) === 0) {
      throw new DomainError({
        code: 'waiver.none',
        status: 409,
        message: 'This person is not excused from the course.',
      })
    }
  })
}

/** waived → assigned. A due date moves on by the time the waiver took, and is never nearer than a week. */
async function back(req: PayloadRequest, { where, now }: { where: SQL; now: Date }): Promise<number> {
  const at = query`${now.toISOString()}::timestamptz`
  const returned = rows<Returned>(
    await sql(req).execute(query`
      update enrollments set state = 'assigned', updated_at = now(), waived_until = null, closed_at = null,
        closed_by_id = null, closed_reason = null,
        due_at = case when due_at is null then null
          else greatest(due_at + (${at} - coalesce(closed_at, ${at})), ${at} + interval '7 days') end
      where ${where}
      returning id, learner_id as learner, version_id as version, assigned_by_id as "assignedBy",
        ${iso(query`due_at`)} as "dueAt", organisation_id as organisation`),
  )
  for (const { id, ...facts } of returned) await emit(req, 'enrollment.assigned', { enrollment: id, ...facts })
  return returned.length
}

type Returned = {
  id: number
  learner: number
  version: number
  assignedBy: number | null
  dueAt: string | null
  organisation: number
}

import { sql as query, type SQL } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { inTransaction, rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import type { Person } from '@/systems/identity/public'
import { enrollmentClosed } from '../errors'
import { isOpen } from '../lifecycle'
import { signedIn } from '../policies'
import type { Progress } from '../progress'
import { json, ownEnrollment } from '../rows'

const LARGEST = 256 * 1024

/**
 * Keeps where the learner is. One statement, but for the very first time, which starts the enrollment. What is done and
 * answered adds up, so that two open windows cannot take anything from each other; the place is the latest one sent.
 *
 * @throws `enrollment.not-found` (404), `enrollment.closed` (409), `progress.too-large` (413).
 */
export async function saveProgress({
  req,
  enrollment,
  progress,
}: {
  req: PayloadRequest
  enrollment: number
  progress: Progress
}): Promise<void> {
  const person = signedIn(req)
  if (JSON.stringify(progress).length > LARGEST) {
    throw new DomainError({
      code: 'progress.too-large',
      status: 413,
      message: 'These answers are too long to keep. Shorten the longest one and go on.',
    })
  }
  const open = query`state in ('in-progress', 'awaiting-grading', 'awaiting-observation', 'awaiting-signature', 'completed', 'expiring')`
  if (await write(req, { person, enrollment, progress, where: open })) return

  await inTransaction(req, async (req) => {
    const row = await ownEnrollment(req, { person, enrollment, lock: true })
    if (!isOpen(row.state)) throw enrollmentClosed(row.state)
    await write(req, { person, enrollment, progress, where: query`true` })
    if (row.state === 'assigned') await startEnrollment(req, { person, enrollment, version: row.version.id })
  })
}

/** assigned → in-progress, once, with its event. The row is locked by the caller. */
export async function startEnrollment(
  req: PayloadRequest,
  { person, enrollment, version }: { person: Person; enrollment: number; version: number },
): Promise<void> {
  await sql(req).execute(query`
    update enrollments set state = 'in-progress', last_activity_at = now(), updated_at = now() where id = ${enrollment}`)
  await emit(req, 'enrollment.started', { enrollment, version, learner: person.id })
}

async function write(
  req: PayloadRequest,
  { person, enrollment, progress, where }: { person: Person; enrollment: number; progress: Progress; where: SQL },
): Promise<boolean> {
  const written = await sql(req).execute(query`
    update enrollments set
      progress = jsonb_build_object(
        'lesson', ${progress.lesson}::text,
        'screen', ${progress.screen}::int,
        'at', ${progress.at ?? new Date().toISOString()}::text,
        'done', (
          select coalesce(jsonb_agg(id order by first), '[]'::jsonb) from (
            select id, min(place) as first
            from jsonb_array_elements_text(coalesce(progress -> 'done', '[]'::jsonb) || ${json(progress.done)})
              with ordinality as entry(id, place)
            group by id) as every),
        'answers', coalesce(progress -> 'answers', '{}'::jsonb) || ${json(progress.answers)}),
      last_activity_at = now(), updated_at = now()
    where id = ${enrollment} and learner_id = ${person.id} and organisation_id = ${person.organisation} and ${where}
    returning id`)
  return rows(written).length === 1
}

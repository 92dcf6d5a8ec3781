import { randomUUID } from 'node:crypto'
import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { asSystem, create, inTransaction, rows, sql } from '@/shared/db'
import { emit } from '@/shared/events'
import type { Person } from '@/systems/identity/public'
import '../events'
import { signedInTrainer } from '../policies'
import { cohortOf } from '../rows'
import { checkedTerms, refused, type SessionTerms } from '../session-terms'

/** A reminder goes out this long before a session. */
export const REMINDER_HOURS = 24

/**
 * Puts a session into the diary of a cohort.
 *
 * @throws `cohort.not-found` (404), and `session.*` (400) for terms that cannot be.
 */
export function scheduleSession({
  req,
  cohort,
  terms,
  now = new Date(),
}: {
  req: PayloadRequest
  cohort: number
  terms: SessionTerms
  now?: Date
}): Promise<{ session: number }> {
  const person = signedInTrainer(req)
  return inTransaction(req, async (req) => {
    await cohortOf(req, { person, cohort })
    const checked = checkedTerms(terms)
    if (Date.parse(checked.endsAt) <= now.getTime()) {
      throw refused('past', 'That time is over. Choose a time that lies ahead.')
    }
    const session = await create({
      req: asSystem(req, 'sessions are written by commands alone'),
      collection: 'sessions',
      data: {
        ...checked,
        cohort,
        trainer: await trainerFor(req, { person, trainer: terms.trainer }),
        uid: randomUUID(),
        sequence: 0,
        state: 'scheduled',
        remindedFor: remindedAlready(checked.startsAt, now),
      },
    })
    await emit(req, 'session.scheduled', { session: session.id, cohort })
    return { session: session.id }
  })
}

/** Who is told of a session less than a day ahead needs no reminder of it. */
export function remindedAlready(startsAt: string, now: Date): string | null {
  return Date.parse(startsAt) - now.getTime() <= REMINDER_HOURS * 60 * 60 * 1000 ? startsAt : null
}

/** @throws `session.trainer` (400) for somebody who trains nobody here. */
export async function trainerFor(
  req: PayloadRequest,
  { person, trainer = person.id }: { person: Person; trainer?: number | undefined },
): Promise<number> {
  if (trainer === person.id) return trainer
  const [found] = rows<{ id: number }>(
    await sql(req).execute(query`
      select u.id from users u where u.id = ${trainer} and u.organisation_id = ${person.organisation}
        and exists (select 1 from users_roles r where r.parent_id = u.id and r.value in ('trainer', 'manager', 'admin'))`),
  )
  if (found) return found.id
  throw refused('trainer', 'That person is no trainer of your organisation. Choose another one.')
}

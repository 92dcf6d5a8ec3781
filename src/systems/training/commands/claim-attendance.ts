import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { inTransaction, rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { codesAreOpen, isFresh, readCode } from '../attendance-code'
import { sessionCancelled } from '../errors'
import '../events'
import { signedIn } from '../policies'
import { sessionOfLearner } from '../rows'

export type Claimed = {
  session: { title: string; cohort: string; trainer: string }
  /** `confirmed`: a trainer has recorded this person already. */
  state: 'claimed' | 'confirmed'
}

/**
 * A learner says "I am here" with the code of the trainer's screen. It is a claim until the trainer confirms it. Safe to
 * repeat.
 *
 * @throws `attendance.unknown-code` (400), `attendance.old-code` (410), `attendance.not-in-cohort` (403),
 * `attendance.closed` and `session.cancelled` (409).
 */
export function claimAttendance({
  req,
  code,
  now = new Date(),
}: {
  req: PayloadRequest
  code: string
  now?: Date
}): Promise<Claimed> {
  const person = signedIn(req)
  const read = readCode({ secret: req.payload.secret, code })
  if (!read) throw unknownCode()
  if (!isFresh(read.slot, now)) throw oldCode()
  return inTransaction(req, async (req) => {
    const session = await sessionOfLearner(req, { person, session: read.session })
    if (!session) throw await notInCohort(req, { session: read.session, organisation: person.organisation })
    const { id, title, cohort, trainer, state, startsAt, endsAt } = session
    if (state === 'cancelled') throw sessionCancelled()
    if (!codesAreOpen({ startsAt, endsAt, now })) throw closed()
    const [row] = rows<{ confirmed: boolean; fresh: boolean }>(
      await sql(req).execute(query`
        insert into attendance (session_id, learner_id, state, via, claimed_at, waiting, organisation_id, created_at,
          updated_at)
        values (${id}, ${person.id}, 'expected', 'qr', ${now.toISOString()}, false, ${person.organisation}, now(), now())
        on conflict (session_id, learner_id) do update set
          claimed_at = coalesce(attendance.claimed_at, excluded.claimed_at),
          via = case when attendance.confirmed_at is null then excluded.via else attendance.via end,
          updated_at = now()
        returning confirmed_at is not null as confirmed,
          claimed_at = ${now.toISOString()}::timestamptz as fresh`),
    )
    if (row?.fresh && !row.confirmed) {
      await emit(req, 'attendance.claimed', { session: id, learner: person.id }, { subject: `session:${id}` })
    }
    return {
      session: { title, cohort: cohort.name, trainer: trainer.name },
      state: row?.confirmed ? 'confirmed' : 'claimed',
    }
  })
}

const unknownCode = () =>
  new DomainError({
    code: 'attendance.unknown-code',
    message: 'This is no code of a session. Scan the one on the trainer’s screen.',
  })

const oldCode = () =>
  new DomainError({
    code: 'attendance.old-code',
    status: 410,
    message: 'This code has run out; a new one appears every half minute. Scan the trainer’s screen again.',
  })

const closed = () =>
  new DomainError({
    code: 'attendance.closed',
    status: 409,
    message: 'This session is not taking place now, so nobody can be recorded by code. Ask your trainer.',
  })

/** A session of another organisation is as unknown as none. */
async function notInCohort(
  req: PayloadRequest,
  { session, organisation }: { session: number; organisation: number },
): Promise<DomainError> {
  const [known] = rows<{ id: number }>(
    await sql(req).execute(query`select id from sessions where id = ${session} and organisation_id = ${organisation}`),
  )
  if (!known) return unknownCode()
  return new DomainError({
    code: 'attendance.not-in-cohort',
    status: 403,
    message: 'You are not in the cohort that meets here, so nothing was recorded. Ask the trainer to add you.',
  })
}

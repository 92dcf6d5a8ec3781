import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { inTransaction, rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { assertMove } from '@/shared/lifecycle'
import { jsonText } from '@/shared/json'
import { attendanceIsOpen } from '../attendance-window'
import { notFound, sessionCancelled } from '../errors'
import '../events'
import { attendanceMoves, type AttendanceState, type AttendanceWay } from '../lifecycle'
import { signedInTrainer } from '../policies'
import { iso, sessionOf, type SessionRow } from '../rows'
import { fillSeats } from '../seats'

/** One correction, as `attendance.history` keeps it. */
export type Correction = {
  from: AttendanceState
  to: AttendanceState
  by: number
  byName: string
  at: string
  reason: string
}

export type Recorded = { learner: number; state: AttendanceState; corrections: Correction[]; confirmedAt: string }

/**
 * A trainer records whether somebody was there. The first record stands until it is corrected: a change of it needs a
 * reason, and what stood before is kept with who changed it, when and why. The same state again changes nothing.
 *
 * @throws `session.not-found`, `learner.not-found` (404), `session.cancelled`, `attendance.too-early`,
 * `attendance.reason-needed` (409), `state.illegal-move` (409).
 */
export function recordAttendance({
  req,
  session,
  learner,
  state,
  reason,
  notes,
  now = new Date(),
}: {
  req: PayloadRequest
  session: number
  learner: number
  state: AttendanceState
  reason?: string
  notes?: string
  now?: Date
}): Promise<Recorded> {
  const person = signedInTrainer(req)
  return inTransaction(req, async (req) => {
    const found = await sessionOf(req, { person, session, lock: state === 'excused' })
    refuseTooEarly({ session: found, state, now })
    const before = await lockedRow(req, {
      session,
      cohort: found.cohort.id,
      learner,
      organisation: person.organisation,
    })
    if (before.confirmedAt !== null && before.state === state) {
      await keepNotes(req, { id: before.id, notes })
      return { learner, state, corrections: before.history, confirmedAt: before.confirmedAt }
    }
    assertMove({ moves: attendanceMoves, from: before.state, to: state, what: 'This attendance' })
    const corrections = before.confirmedAt === null ? before.history : [...before.history, correction()]
    const via: AttendanceWay = before.confirmedAt === null && state === 'present' && before.claimedAt ? 'qr' : 'list'
    await sql(req).execute(query`
      update attendance set state = ${state}::enum_attendance_state,
        via = ${before.confirmedAt === null ? query`${via}::enum_attendance_via` : query`via`},
        waiting = ${before.waiting && !attends.includes(state)}, confirmed_by_id = ${person.id}, confirmed_at = ${now.toISOString()}, history = ${jsonText(corrections)}::jsonb,
        updated_at = now()
      where id = ${before.id}`)
    await keepNotes(req, { id: before.id, notes })
    if (state === 'excused') await fillSeats(req, { session, capacity: found.capacity })
    await emit(
      req,
      'attendance.recorded',
      { session, learner, from: before.state, state },
      { subject: `attendance:${before.id}` },
    )
    return { learner, state, corrections, confirmedAt: now.toISOString() }

    function correction(): Correction {
      if (!reason?.trim()) {
        throw new DomainError({
          code: 'attendance.reason-needed',
          status: 409,
          message: `This person was recorded as ${before.state} before. Say why that is corrected; the reason is kept.`,
        })
      }
      const { id: by, name: byName } = person
      return { from: before.state, to: state, by, byName, at: now.toISOString(), reason: reason.trim() }
    }
  })
}

function refuseTooEarly({ session, state, now }: { session: SessionRow; state: AttendanceState; now: Date }): void {
  if (session.state === 'cancelled') throw sessionCancelled()
  if (state === 'excused' || attendanceIsOpen({ startsAt: session.startsAt, now })) return
  throw new DomainError({
    code: 'attendance.too-early',
    status: 409,
    message: 'The session has not begun. Until two hours before it, only excused can be recorded.',
  })
}

type Row = {
  id: number
  state: AttendanceState
  claimedAt: string | null
  confirmedAt: string | null
  waiting: boolean
  history: Correction[]
}

/** Who came without a seat is in the room all the same. */
const attends: readonly AttendanceState[] = ['present', 'late', 'partial']

/** The row of one person, made where there is none, and locked. People who were taken out of the cohort keep theirs. */
async function lockedRow(
  req: PayloadRequest,
  {
    session,
    cohort,
    learner,
    organisation,
  }: { session: number; cohort: number; learner: number; organisation: number },
): Promise<Row> {
  await sql(req).execute(query`
    insert into attendance (session_id, learner_id, state, waiting, organisation_id, created_at, updated_at)
    select ${session}, u.id, 'expected', false, ${organisation}, now(), now()
    from cohorts_rels r join users u on u.id = r.users_id and u.organisation_id = ${organisation}
    where r.parent_id = ${cohort} and r.path = 'learners' and u.id = ${learner}
    limit 1
    on conflict (session_id, learner_id) do nothing`)
  const [row] = rows<Row>(
    await sql(req).execute(query`
      select id, state, ${iso(query`claimed_at`)} as "claimedAt", ${iso(query`confirmed_at`)} as "confirmedAt", waiting,
        coalesce(history, '[]'::jsonb) as history
      from attendance where session_id = ${session} and learner_id = ${learner} for update`),
  )
  if (!row) throw notFound('learner')
  return row
}

async function keepNotes(req: PayloadRequest, { id, notes }: { id: number; notes: string | undefined }): Promise<void> {
  if (notes === undefined) return
  await sql(req).execute(
    query`update attendance set notes = ${notes.trim() || null}, updated_at = now() where id = ${id}`,
  )
}

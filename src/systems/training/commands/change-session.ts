import type { PayloadRequest } from 'payload'
import { asSystem, inTransaction, update } from '@/shared/db'
import { emit } from '@/shared/events'
import { changedMeanwhile, sessionCancelled } from '../errors'
import '../events'
import { signedInTrainer } from '../policies'
import { sessionOf, type SessionRow } from '../rows'
import { fillSeats } from '../seats'
import { checkedTerms, refused, type CheckedTerms, type SessionTerms } from '../session-terms'
import { remindedAlready, trainerFor } from './schedule-session'

/**
 * Changes a session; calendars learn of it by its next sequence number. Terms that change nothing announce nothing.
 *
 * @param sequence of the session as it was when the form was filled in.
 * @throws `session.not-found` (404), `session.cancelled`, `session.over`, `session.started` and
 * `training.changed-meanwhile` (409), and `session.*` (400) for terms that cannot be.
 */
export function changeSession({
  req,
  session,
  sequence,
  terms,
  now = new Date(),
}: {
  req: PayloadRequest
  session: number
  sequence: number
  terms: SessionTerms
  now?: Date
}): Promise<{ session: number; sequence: number }> {
  const person = signedInTrainer(req)
  return inTransaction(req, async (req) => {
    const before = await sessionOf(req, { person, session, lock: true })
    if (before.state === 'cancelled') throw sessionCancelled()
    if (before.sequence !== sequence) throw changedMeanwhile('this session')
    const checked = checkedTerms(terms)
    refuseRewriting({ before, checked, now })
    const trainer = await trainerFor(req, { person, trainer: terms.trainer ?? before.trainer.id })
    if (!differs(before, checked) && trainer === before.trainer.id) return { session, sequence }
    const moved = before.startsAt !== checked.startsAt
    await update({
      req: asSystem(req, 'sessions are written by commands alone'),
      collection: 'sessions',
      id: session,
      data: {
        ...checked,
        trainer,
        sequence: sequence + 1,
        ...(moved ? { remindedFor: remindedAlready(checked.startsAt, now) } : {}),
      },
    })
    await fillSeats(req, { session, capacity: checked.capacity })
    await emit(req, 'session.changed', { session, cohort: before.cohort.id })
    return { session, sequence: sequence + 1 }
  })
}

/** What took place is evidence: its times stay as they were. */
function refuseRewriting({ before, checked, now }: { before: SessionRow; checked: CheckedTerms; now: Date }): void {
  const { startsAt, endsAt } = before
  if (Date.parse(endsAt) <= now.getTime()) {
    throw refused('over', 'This session is over, so it stays as it was. Attendance can still be corrected.', 409)
  }
  if (Date.parse(startsAt) <= now.getTime() && checked.startsAt !== startsAt) {
    throw refused('started', 'This session has started, so its start stays as it was. You can still move its end.', 409)
  }
  if (checked.startsAt !== startsAt && Date.parse(checked.startsAt) <= now.getTime()) {
    throw refused('past', 'That time is over. Choose a time that lies ahead.')
  }
}

const compared = ['title', 'startsAt', 'endsAt', 'timeZone', 'place', 'link', 'capacity'] as const

function differs(before: SessionRow, after: CheckedTerms): boolean {
  return compared.some((term) => before[term] !== after[term])
}

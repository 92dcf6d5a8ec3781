import { create, systemRequest } from '@/shared/db'
import { scheduleSession, type SessionTerms } from '@/systems/training/public'
import type { Actor, School } from '../builders/school'

/** A cohort with a trainer of its own and so many learners. */
export async function makeCohort(
  school: School,
  { name = 'Night shift', learners = 2 }: { name?: string; learners?: number } = {},
): Promise<{ id: number; trainer: Actor; learners: Actor[] }> {
  cohorts += 1
  const trainer = await school.someone(`Trainer ${cohorts}`, ['trainer'])
  const people = await Promise.all(
    Array.from({ length: learners }, (_none, at) =>
      school.someone(`Learner ${cohorts}-${String(at).padStart(3, '0')}`, ['learner']),
    ),
  )
  const req = await systemRequest(school.payload, { reason: 'a cohort for a test', organisation: school.organisation })
  const { id } = await create({
    req,
    collection: 'cohorts',
    data: {
      name: `${name} ${cohorts}`,
      trainers: [trainer.id],
      learners: people.map(({ id }) => id),
      organisation: school.organisation,
    },
  })
  return { id, trainer, learners: people }
}

let cohorts = 0

/** Thursday 26 November 2026, ten to half past eleven in Berlin. */
export const terms: SessionTerms = {
  title: 'Defrosting, hands on',
  starts: '2026-11-26T10:00',
  ends: '2026-11-26T11:30',
  timeZone: 'Europe/Berlin',
  place: 'Lab 2',
  link: null,
  capacity: null,
}

/** A moment of that day, in Berlin. */
export const at = (time: string): Date => new Date(`2026-11-26T${time}+01:00`)

export async function makeSession(
  cohort: { id: number; trainer: Actor },
  { now = new Date('2026-11-20T08:00:00Z'), ...changes }: Partial<SessionTerms> & { now?: Date } = {},
): Promise<number> {
  const { session } = await scheduleSession({
    req: await cohort.trainer.req(),
    cohort: cohort.id,
    terms: { ...terms, ...changes },
    now,
  })
  return session
}

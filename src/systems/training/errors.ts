import { DomainError } from '@/shared/errors'

/** Not there, or not this person's to see: the answer is the same. */
export const notFound = (what: 'cohort' | 'session' | 'learner' | 'version' | 'message') =>
  new DomainError({
    code: `${what}.not-found`,
    status: 404,
    message: `There is no such ${what}, or it belongs to a cohort that somebody else trains.`,
  })

export const sessionCancelled = () =>
  new DomainError({
    code: 'session.cancelled',
    status: 409,
    message: 'This session was called off. Schedule a new one.',
  })

/** Two people had it open; the second would undo what the first did. */
export const changedMeanwhile = (what: string) =>
  new DomainError({
    code: 'training.changed-meanwhile',
    status: 409,
    message: `Somebody changed ${what} while you had it open. Load the page again, look at it, and make your change once more.`,
  })

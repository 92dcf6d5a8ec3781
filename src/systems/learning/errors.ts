import { DomainError } from '@/shared/errors'

/** Nobody is signed in. */
export const signInFirst = () =>
  new DomainError({ code: 'session.missing', status: 401, message: 'You are signed out. Sign in to go on.' })

/** Not there, or not this person's: the answer is the same, so that it tells nothing about other people's rows. */
export const notFound = (
  what: 'enrollment' | 'attempt' | 'version' | 'passage' | 'exercise' | 'place' | 'feedback' | 'course',
) =>
  new DomainError({ code: `${what}.not-found`, status: 404, message: `There is no such ${what}, or it is not yours.` })

export const notAllowed = (message: string) => new DomainError({ code: 'learning.forbidden', status: 403, message })

/** The enrollment is over, so nothing more is kept in it. */
export const enrollmentClosed = (state: string) =>
  new DomainError({
    code: 'enrollment.closed',
    status: 409,
    message: `This enrollment is ${state}. ${closedAdvice[state] ?? 'Ask your training manager what to do.'}`,
  })

const closedAdvice: Record<string, string> = {
  superseded: 'A newer version of the course took its place; open it from your home page.',
  waived: 'You do not have to take this course.',
  withdrawn: 'Ask your training manager if you think you should still take it.',
  expired: 'Your training has run out; ask your training manager for the refresher.',
}

export const versionWithdrawn = () =>
  new DomainError({
    code: 'version.withdrawn',
    status: 410,
    message:
      'This version of the course was withdrawn, so it cannot be learnt from any more. Ask your training manager.',
  })

export const attemptClosed = (state: string) =>
  new DomainError({
    code: 'attempt.closed',
    status: 409,
    message:
      state === 'voided'
        ? 'This attempt was declared void, so it takes no more answers. Start a new one.'
        : 'This attempt was handed in already, so it takes no more answers.',
  })

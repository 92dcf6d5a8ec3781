import { DomainError } from '@/shared/errors'

/** Not there, or of a learner whom this person does not train: the answer is the same. */
export const notFound = (what: 'attempt' | 'exercise' | 'enrollment' | 'observation' | 'feedback') =>
  new DomainError({
    code: `${what}.not-found`,
    status: 404,
    message: `There is no such ${what}, or its learner is in none of your cohorts.`,
  })

export const ownWork = (code: string, message: string) => new DomainError({ code, status: 403, message })

export const conflict = (code: string, message: string, detail?: unknown) =>
  new DomainError({ code, status: 409, message, ...(detail === undefined ? {} : { detail }) })

export const malformed = (code: string, message: string) => new DomainError({ code, message })

import type { PayloadRequest } from 'payload'
import { DomainError } from '@/shared/errors'

/**
 * Learners of cohorts of one organisation. `ledBy`: only cohorts which this trainer leads.
 * `known`: the cohorts that were found under these terms.
 */
export type CohortReader = (question: {
  req: PayloadRequest
  organisation: number
  cohorts: readonly number[]
  ledBy?: number
}) => Promise<{ known: number[]; learners: number[] }>

let chosen: CohortReader | null = null

/** Hands over how cohorts are read: they belong to a system above this one. */
export function offerCohorts(reader: CohortReader): void {
  chosen = reader
}

/** @throws `cohorts.unavailable` (409) in a project without cohorts. */
export function readCohorts(question: Parameters<CohortReader>[0]): ReturnType<CohortReader> {
  if (chosen) return chosen(question)
  throw new DomainError({
    code: 'cohorts.unavailable',
    status: 409,
    message: 'This installation has no cohorts. Assign the course to people, groups or a rule.',
  })
}

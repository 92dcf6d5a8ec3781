import type { PayloadRequest } from 'payload'
import { DomainError } from '@/shared/errors'
import type { Person } from '@/systems/identity/public'

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

/** Learners of the cohorts that a person trains; null: everybody of the organisation. */
export type TraineeReader = (req: PayloadRequest, person: Person) => Promise<number[] | null>

let chosen: { cohorts: CohortReader; trainees: TraineeReader } | null = null

/** Hands over how cohorts are read: they belong to a system above this one. */
export function offerCohorts(readers: { cohorts: CohortReader; trainees: TraineeReader }): void {
  chosen = readers
}

/** @throws `cohorts.unavailable` (409) in a project without cohorts. */
export function readCohorts(question: Parameters<CohortReader>[0]): ReturnType<CohortReader> {
  if (chosen) return chosen.cohorts(question)
  throw new DomainError({
    code: 'cohorts.unavailable',
    status: 409,
    message: 'This installation has no cohorts. Assign the course to people, groups or a rule.',
  })
}

/** Whom a trainer trains; nobody in a project without cohorts. */
export const readTrainees: TraineeReader = async (req, person) => (chosen ? chosen.trainees(req, person) : [])

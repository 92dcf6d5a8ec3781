import type { Access, FilterOptions, PayloadRequest, Where } from 'payload'
import { DomainError } from '@/shared/errors'
import { hasRole, personOf, type Person, type Role } from '@/systems/identity/public'

const trainingRoles = ['trainer', 'manager', 'admin'] as const satisfies Role[]

/** Managers look after every cohort of the organisation; a trainer after those they are named in. */
export const seesAllCohorts = (person: Person): boolean => hasRole(person, 'manager', 'admin')

/** @throws `session.missing` (401) for a visitor, `training.forbidden` (403) for somebody who trains nobody. */
export function signedInTrainer(req: PayloadRequest): Person {
  const person = signedIn(req)
  if (hasRole(person, ...trainingRoles)) return person
  throw new DomainError({
    code: 'training.forbidden',
    status: 403,
    message: 'This is for trainers and training managers. Ask an administrator for the role if you train people here.',
  })
}

/** @throws `session.missing` (401) for a visitor. */
export function signedIn(req: PayloadRequest): Person {
  const person = personOf(req)
  if (person) return person
  throw new DomainError({
    code: 'session.missing',
    status: 401,
    message: 'You are signed out. Sign in to go on.',
  })
}

/** Cohorts that the person trains, for Payload's own doors. */
export const trainedCohorts = (): Access => restricted('trainers')

/** Rows that belong to such a cohort. */
export const rowsOfTrainedCohorts = (cohort: string): Access => restricted(`${cohort}.trainers`)

export const ownAttendanceOrTrained: Access = (args) => {
  const person = personOf(args.req)
  if (!person) return false
  const own: Where = {
    and: [{ organisation: { equals: person.organisation } }, { learner: { equals: person.id } }],
  }
  const trained = restricted('session.cohort.trainers')(args)
  return trained === false ? own : { or: [own, trained as Where] }
}

/** A picker offers, and a save accepts, people of one's own organisation alone. */
export const peopleOfOwnOrganisation =
  (...allowed: Role[]): FilterOptions =>
  ({ req }) => {
    const person = personOf(req)
    if (!person) return true
    const organisation: Where = { organisation: { equals: person.organisation } }
    return allowed.length ? { and: [organisation, { roles: { in: allowed } }] } : organisation
  }

function restricted(trainers: string): (args: { req: PayloadRequest }) => boolean | Where {
  return ({ req }) => {
    const person = personOf(req)
    if (!person || !hasRole(person, ...trainingRoles)) return false
    const organisation: Where = { organisation: { equals: person.organisation } }
    return seesAllCohorts(person) ? organisation : { and: [organisation, { [trainers]: { in: [person.id] } }] }
  }
}

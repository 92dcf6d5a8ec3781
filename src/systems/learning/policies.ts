import type { Access, PayloadRequest } from 'payload'
import { hasRole, personOf, type Person } from '@/systems/identity/public'
import { readTrainees } from './cohorts'
import { signInFirst } from './errors'
import type { TargetKind } from './lifecycle'

/** @throws `session.missing` (401) for a visitor. */
export function signedIn(req: PayloadRequest): Person {
  const person = personOf(req)
  if (!person) throw signInFirst()
  return person
}

/** Who may put other people on a course. */
export const mayAssign = (person: Person): boolean => hasRole(person, 'trainer', 'manager', 'admin')

/** Who may see how other learners did: managers and administrators everybody, a trainer those of their cohorts. */
export const maySeeResults = (person: Person): boolean => hasRole(person, 'trainer', 'manager', 'admin')

/** The learners whose results a person may see, besides their own; null: everybody of the organisation. */
export async function seenLearners(req: PayloadRequest, person: Person): Promise<number[] | null> {
  if (hasRole(person, 'manager', 'admin')) return null
  return hasRole(person, 'trainer') ? readTrainees(req, person) : []
}

/** Rows about a learner: one's own, and those of the learners whose results one may see. */
export const rowsOfSeenLearners: Access = async ({ req }) => {
  const person = personOf(req)
  if (!person) return false
  const seen = await seenLearners(req, person)
  const organisation = { organisation: { equals: person.organisation } }
  return seen === null ? organisation : { and: [organisation, { learner: { in: [person.id, ...seen] } }] }
}

/** Who waives, withdraws, imports, and sets up and ends assignments. */
export const mayManage = (person: Person): boolean => hasRole(person, 'manager', 'admin')

/** Trainers assign to cohorts; that they lead them is checked where the cohorts are read. */
export const mayAssignTo = (person: Person, { target }: { target: TargetKind }): boolean =>
  mayManage(person) || (hasRole(person, 'trainer') && target === 'cohorts')

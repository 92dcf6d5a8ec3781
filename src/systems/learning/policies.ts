import type { PayloadRequest } from 'payload'
import { hasRole, personOf, type Person } from '@/systems/identity/public'
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

/** Who may see how other learners of the organisation did. */
export const maySeeResults = (person: Person): boolean => hasRole(person, 'trainer', 'manager', 'admin')

/** Who waives, withdraws, imports, and sets up and ends assignments. */
export const mayManage = (person: Person): boolean => hasRole(person, 'manager', 'admin')

/** Trainers assign to cohorts; that they lead them is checked where the cohorts are read. */
export const mayAssignTo = (person: Person, { target }: { target: TargetKind }): boolean =>
  mayManage(person) || (hasRole(person, 'trainer') && target === 'cohorts')

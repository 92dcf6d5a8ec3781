import { randomBytes } from 'node:crypto'
import type { Payload } from 'payload'
import { count, systemRequest } from '@/shared/db'
import { createOrganisation, createPerson, type Role } from '@/systems/identity/public'

export type Account = { name: string; roles: Role[]; email: string; password: string }
export type Seeded = { organisation: number; accounts: (Account & { id: number })[] }

/** Invented people of an invented biobank; each has the role whose work the demo shows. */
const demoPeople: { name: string; roles: Role[] }[] = [
  { name: 'Mara Lindqvist', roles: ['admin', 'manager'] },
  { name: 'Tom Okafor', roles: ['author'] },
  { name: 'Ines Vogt', roles: ['reviewer'] },
  { name: 'Amara Diallo', roles: ['learner'] },
  { name: 'Peter Novak', roles: ['trainer'] },
  { name: 'Jonas Brandt', roles: ['sales'] },
]
const administrator: typeof demoPeople = [{ name: 'Administrator', roles: ['admin', 'manager'] }]

/**
 * Fills an empty database: with `demo` a small school, otherwise one administrator. Returns the accounts with their
 * generated passwords, which are kept nowhere else; null when there is somebody already, and nothing is touched.
 */
export async function seedIfEmpty({ payload, demo }: { payload: Payload; demo: boolean }): Promise<Seeded | null> {
  const req = await systemRequest(payload, { reason: 'an empty database has nobody who could be signed in' })
  const people = await count({ req, collection: 'users' })
  const organisations = await count({ req, collection: 'organisations' })
  if (people > 0 || organisations > 0) return null

  const name = demo ? 'Meridian Biobank' : 'My organisation'
  const slug = demo ? 'meridian' : 'main'
  const { id: organisation } = await createOrganisation({ req, name, slug, operator: true })
  const accounts: Seeded['accounts'] = []
  for (const person of demo ? demoPeople : administrator) {
    const password = randomBytes(9).toString('base64url')
    const email = `${person.name.toLowerCase().split(' ')[0]}@${slug}.example`
    const { id } = await createPerson({ req, organisation, ...person, email, password })
    accounts.push({ ...person, id, email, password })
  }
  return { organisation, accounts }
}

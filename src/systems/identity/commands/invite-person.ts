import type { PayloadRequest } from 'payload'
import { asSystem, create, find, findByID, systemReasonOf } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { roles, type Role } from '../roles'
import { hasRole, personOf, type Person } from '../session'

const invitationDays = 14

/** An invitation: the mail with the link goes out, the person makes the account. For managers and administrators. */
export async function invitePerson({
  req,
  ...data
}: {
  req: PayloadRequest
  email: string
  name?: string
  roles?: Role[]
  language?: string
}): Promise<{ invitation: number; email: string }> {
  const { id, email } = await create({ req, collection: 'invitations', data })
  return { invitation: id, email }
}

/**
 * Completes and checks what somebody wants to invite: everything but email, name, roles and language is decided here.
 * Whether the address has an account in another organisation is not looked at, so nothing can be learnt from the answer.
 *
 * @throws `invitation.closed` (409), `invitation.role-refused` (400), `invitation.has-account` (409).
 */
export async function checkInvitation({
  req,
  data,
  now = new Date(),
}: {
  req: PayloadRequest
  data: Record<string, unknown>
  now?: Date
}): Promise<Record<string, unknown>> {
  const expiresAt = new Date(now.getTime() + invitationDays * 86_400_000).toISOString()
  const email = typeof data.email === 'string' ? data.email.toLowerCase().trim() : data.email
  const complete = { ...data, email, expiresAt, usedAt: null, revokedAt: null, person: null, tokenHash: null }
  if (systemReasonOf(req) !== undefined) return { source: 'invitation', ...complete }
  const person = personOf(req)
  // Without an address the form is refused field by field, by the collection.
  if (!person || typeof email !== 'string' || email === '') return complete
  await organisationInvites(req, person)
  mayGive(person, Array.isArray(data.roles) ? (data.roles as unknown[]) : ['learner'])
  await hasNoAccountHere(req, { person, email })
  return { ...complete, source: 'invitation', invitedBy: person.id }
}

/** Managers may bring in the people they train; who gives staff their rights is for administrators. */
export const invitableBy = (person: Person): readonly Role[] =>
  hasRole(person, 'admin') ? roles : (['learner', 'trainer'] as const)

async function organisationInvites(req: PayloadRequest, person: Person): Promise<void> {
  const { registration } = await findByID({ req, collection: 'organisations', id: person.organisation })
  if (registration !== 'closed') return
  throw new DomainError({
    code: 'invitation.closed',
    status: 409,
    message:
      'Invitations are switched off. An administrator switches them on under People, Organisations: registration "by invitation".',
  })
}

function mayGive(person: Person, wanted: unknown[]): void {
  const refused = wanted.filter((role) => !invitableBy(person).includes(role as Role))
  if (refused.length === 0) return
  throw new DomainError({
    code: 'invitation.role-refused',
    message: `You may invite people as ${invitableBy(person).join(' or ')}. An administrator can give the role ${refused.join(', ')}.`,
  })
}

async function hasNoAccountHere(req: PayloadRequest, { person, email }: { person: Person; email: string }) {
  const { docs } = await find({
    req: asSystem(req, 'a manager may not see every person, but may know who has an account here'),
    collection: 'users',
    where: { and: [{ email: { equals: email } }, { organisation: { equals: person.organisation } }] },
    limit: 1,
  })
  if (docs.length === 0) return
  throw new DomainError({
    code: 'invitation.has-account',
    status: 409,
    message: `${email} has an account in your organisation already. Nothing was sent.`,
  })
}

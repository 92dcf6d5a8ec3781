import type { PayloadRequest } from 'payload'
import { find, findByID } from '@/shared/db'
import type { Contact } from '../define-message'

/** Whom an invitation or a registration is for: there is no account yet. */
export async function invitedContact({
  req,
  invitation,
}: {
  req: PayloadRequest
  invitation: number
}): Promise<Contact> {
  const { email, name, language } = await findByID({ req, collection: 'invitations', id: invitation })
  return { email, name: name ?? '', language: language ?? 'en', ref: `invitation:${invitation}` }
}

/** The new address of somebody who changes theirs, which is not proved yet. Nobody, when the wish is over. */
export async function newAddressOf({ req, person }: { req: PayloadRequest; person: number }): Promise<Contact[]> {
  const [{ docs }, { name, language }] = await Promise.all([
    find({
      req,
      collection: 'account-tokens',
      where: {
        and: [{ person: { equals: person } }, { purpose: { equals: 'email-change' } }, { usedAt: { exists: false } }],
      },
      sort: '-id',
      limit: 1,
    }),
    findByID({ req, collection: 'users', id: person, select: { name: true, language: true } }),
  ])
  const email = docs[0]?.email
  return email ? [{ email, name, language: language ?? 'en', ref: `new-address:${person}` }] : []
}

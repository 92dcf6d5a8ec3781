import type { PayloadRequest } from 'payload'
import { find, findByID } from '@/shared/db'
import type { Role } from '@/systems/identity/public'
import { getStatusLink } from '@/systems/sales/public'
import type { Contact } from './define-message'

type At = { req: PayloadRequest }

/** Ids of everybody in the organisation who holds the role and has not left. */
export async function peopleWithRole({
  req,
  organisation,
  role,
}: At & { organisation: number; role: Role }): Promise<number[]> {
  const { docs } = await find({
    req,
    collection: 'users',
    where: {
      and: [
        { organisation: { equals: organisation } },
        { roles: { in: [role] } },
        { state: { not_in: ['left', 'blocked'] } },
      ],
    },
    select: {},
  })
  return docs.map(({ id }) => id)
}

/** A course's title and the ids of its authors. */
export async function courseOf({ req, course }: At & { course: number }) {
  const { title, authors } = await findByID({
    req,
    collection: 'courses',
    id: course,
    select: { title: true, authors: true },
  })
  return { title, authors: authors.map(idOf) }
}

/** The title and course of a version. */
export async function versionOf({ req, version }: At & { version: number }) {
  const { title, number, course } = await findByID({
    req,
    collection: 'versions',
    id: version,
    select: { title: true, number: true, course: true },
  })
  return { title, number, course: idOf(course) }
}

export async function personOfId({ req, person }: At & { person: number }) {
  const { name, manager } = await findByID({
    req,
    collection: 'users',
    id: person,
    select: { name: true, manager: true },
  })
  return { name, manager: manager ? idOf(manager) : null }
}

/** A request as its own staff speaks of it, and who looks after it: its owner, else everybody in sales. */
export async function requestOf({ req, request, organisation }: At & { request: number; organisation: number }) {
  const { title, client, reference, owner } = await findByID({ req, collection: 'requests', id: request })
  const staff = owner ? [idOf(owner)] : await peopleWithRole({ req, organisation, role: 'sales' })
  return {
    title,
    client,
    reference: reference ?? `${request}`,
    staff,
    link: `/admin/collections/requests/${request}/desk`,
  }
}

/** The client's contact of a request, who has no account. */
export async function clientOf({ req, request }: At & { request: number }): Promise<Contact> {
  const { contact, contactName, contactLanguage } = await findByID({ req, collection: 'requests', id: request })
  return { email: contact, name: contactName ?? '', language: contactLanguage ?? 'en', ref: `request:${request}` }
}

/** What a mail to the client says of the request, with the link to its status page. */
export async function statusOf({ req, request }: At & { request: number }) {
  const { url, title, reference } = await getStatusLink({ req, request })
  return { title, reference, link: url }
}

export async function sopVersionOf({ req, version }: At & { version: number }) {
  const { label, sop, uploadedBy } = await findByID({ req, collection: 'sop-versions', id: version, depth: 1 })
  return {
    title: typeof sop === 'object' && sop ? sop.title : '',
    label,
    uploadedBy: uploadedBy ? [idOf(uploadedBy)] : [],
    link: `/admin/collections/sop-versions/${version}/parse`,
  }
}

/** The organisation of what an event is about, where nobody was signed in. */
export async function organisationOfEvent({ req, event }: At & { event: unknown }): Promise<number | null> {
  const facts = event as Record<string, unknown>
  if (typeof facts.organisation === 'number') return facts.organisation
  const about = { person: 'users', invitation: 'invitations', request: 'requests', enrollment: 'enrollments' } as const
  for (const [name, collection] of Object.entries(about)) {
    const id = facts[name]
    if (typeof id !== 'number') continue
    const { docs } = await find({
      req,
      collection,
      where: { id: { equals: id } },
      limit: 1,
    })
    const organisation = (docs[0] as { organisation?: number | { id: number } } | undefined)?.organisation
    return organisation ? idOf(organisation) : null
  }
  return null
}

export function idOf(value: number | { id: number }): number {
  return typeof value === 'object' ? value.id : value
}

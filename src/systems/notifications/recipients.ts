import type { PayloadRequest } from 'payload'
import { find, findByID } from '@/shared/db'
import type { Role } from '@/systems/identity/public'

/** Ids of everybody in the organisation who holds the role. */
export async function peopleWithRole({
  req,
  organisation,
  role,
}: {
  req: PayloadRequest
  organisation: number
  role: Role
}): Promise<number[]> {
  const { docs } = await find({
    req,
    collection: 'users',
    where: { and: [{ organisation: { equals: organisation } }, { roles: { in: [role] } }] },
    select: {},
  })
  return docs.map(({ id }) => id)
}

/** A course's title and the ids of its authors. */
export async function courseOf({ req, course }: { req: PayloadRequest; course: number }) {
  const { title, authors } = await findByID({
    req,
    collection: 'courses',
    id: course,
    select: { title: true, authors: true },
  })
  return { title, authors: authors.map((author) => (typeof author === 'object' ? author.id : author)) }
}

/** The title and course of a version. */
export async function versionOf({ req, version }: { req: PayloadRequest; version: number }) {
  const { title, number, course } = await findByID({
    req,
    collection: 'versions',
    id: version,
    select: { title: true, number: true, course: true },
  })
  return { title, number, course: typeof course === 'object' ? course.id : course }
}

import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { asSystem, find, inTransaction, rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import type { Person } from '@/systems/identity/public'
import { notAllowed, notFound } from '../errors'
import { mayAssign, signedIn } from '../policies'
import { enrolPeople, type Enrolled, type Terms } from './enrol-people'

export type { Enrolled } from './enrol-people'

/**
 * Puts people of one's own organisation on a released version: trainers, managers and administrators anybody, everyone
 * else themselves, where the course is open for that. Who is on it already stays as they are (a new due date and reason are
 * taken over); who was waived or withdrawn starts again.
 *
 * @param learners ids of people; left out: oneself.
 * @param dueAt ISO 8601.
 * @throws `version.not-found` (404), `person.not-found` (404), `learning.forbidden` (403), `enrollment.by-assignment-only`
 * (403), `version.not-released` (409).
 */
export async function enrollLearner({
  req,
  version,
  learners,
  dueAt,
  reason,
}: {
  req: PayloadRequest
  version: number
  learners?: number[]
  dueAt?: string
  reason?: string
}): Promise<Enrolled[]> {
  const person = signedIn(req)
  const wanted = [...new Set(learners ?? [person.id])]
  const assigning = learners !== undefined && mayAssign(person)
  if (!assigning && (wanted.length !== 1 || wanted[0] !== person.id)) {
    throw notAllowed('Only trainers and managers can enrol other people. You can enrol yourself from the catalogue.')
  }
  return inTransaction(req, async (req) => {
    const released = await releasedVersion(req, { organisation: person.organisation, version })
    if (assigning) await allOfOwnOrganisation(req, { person, learners: wanted })
    else await openForSelfEnrolment(req, { person, version, allowed: released.selfEnrolment })
    const terms = assigning ? { assignedBy: person.id, dueAt: dueAt ?? null, reason: reason?.trim() || null } : own
    return enrolPeople(req, {
      organisation: person.organisation,
      version,
      course: released.course,
      learners: wanted,
      terms,
    })
  })
}

const own: Terms = { assignedBy: null, dueAt: null, reason: null }

/** @throws `version.not-found` (404), `version.not-released` (409). */
export async function releasedVersion(
  req: PayloadRequest,
  { organisation, version }: { organisation: number; version: number },
): Promise<{ course: number; selfEnrolment: boolean }> {
  const [row] = rows<{ course: number; state: string; selfEnrolment: boolean }>(
    await sql(req).execute(query`
      select v.course_id as course, v.state, c.self_enrolment is not false as "selfEnrolment"
      from versions v join courses c on c.id = v.course_id
      where v.id = ${version} and v.organisation_id = ${organisation}`),
  )
  if (!row) throw notFound('version')
  if (row.state !== 'released') {
    throw new DomainError({
      code: 'version.not-released',
      status: 409,
      message: `This version is ${row.state}, so nobody can start it. Choose the released version of the course.`,
    })
  }
  return row
}

/** Who is on the version already may ask again: nothing changes. */
async function openForSelfEnrolment(
  req: PayloadRequest,
  { person, version, allowed }: { person: Person; version: number; allowed: boolean },
): Promise<void> {
  if (allowed) return
  const known = rows(
    await sql(req).execute(query`
      select id from enrollments where version_id = ${version} and learner_id = ${person.id}
        and state not in ('waived', 'withdrawn')`),
  )
  if (known.length > 0) return
  throw new DomainError({
    code: 'enrollment.by-assignment-only',
    status: 403,
    message: 'This course is by assignment only. Ask your training manager to assign it to you.',
  })
}

async function allOfOwnOrganisation(
  req: PayloadRequest,
  { person, learners }: { person: Person; learners: number[] },
): Promise<void> {
  const { docs } = await find({
    req: asSystem(req, 'trainers and managers enrol people whose profile they may not all read'),
    collection: 'users',
    where: { and: [{ id: { in: learners } }, { organisation: { equals: person.organisation } }] },
    select: {},
  })
  if (docs.length !== learners.length) {
    throw new DomainError({
      code: 'person.not-found',
      status: 404,
      message: 'One of these people is not in your organisation. Nobody was enrolled; check the list.',
    })
  }
}

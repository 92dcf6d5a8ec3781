import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { asSystem, find, inTransaction, rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import type { Person } from '@/systems/identity/public'
import { notAllowed, notFound } from '../errors'
import type { EnrollmentState } from '../lifecycle'
import { mayAssign, signedIn } from '../policies'

export type Enrolled = { enrollment: number; learner: number; state: EnrollmentState; created: boolean }

/**
 * Puts people of one's own organisation on a released version: trainers, managers and administrators anybody, everyone
 * else themselves. Who is on it already stays as they are (a new due date and reason are taken over); who was waived or
 * withdrawn starts again.
 *
 * @param learners ids of people; left out: oneself.
 * @param dueAt ISO 8601.
 * @throws `version.not-found` (404), `person.not-found` (404), `learning.forbidden` (403), `version.not-released` (409).
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
    const released = await releasedVersion(req, { person, version })
    if (assigning) await allOfOwnOrganisation(req, { person, learners: wanted })
    const terms = assigning ? { assignedBy: person.id, dueAt: dueAt ?? null, reason: reason?.trim() || null } : own
    const enrolled: Enrolled[] = []
    // One by one: each is locked in the order of ids, so that two assignments at once cannot block each other.
    for (const learner of wanted.sort((a, b) => a - b)) {
      enrolled.push(await enrol(req, { person, version, course: released.course, learner, terms }))
    }
    return enrolled
  })
}

type Terms = { assignedBy: number | null; dueAt: string | null; reason: string | null }
const own: Terms = { assignedBy: null, dueAt: null, reason: null }

async function enrol(
  req: PayloadRequest,
  {
    person,
    version,
    course,
    learner,
    terms,
  }: { person: Person; version: number; course: number; learner: number; terms: Terms },
): Promise<Enrolled> {
  const { assignedBy, dueAt, reason } = terms
  const [row] = rows<{ id: number; state: EnrollmentState; created: boolean }>(
    await sql(req).execute(query`
      insert into enrollments (version_id, course_id, learner_id, state, assigned_by_id, reason, due_at, organisation_id,
        created_at, updated_at)
      values (${version}, ${course}, ${learner}, 'assigned', ${assignedBy}, ${reason}, ${dueAt}, ${person.organisation},
        now(), now())
      on conflict (version_id, learner_id) do update set
        assigned_by_id = coalesce(excluded.assigned_by_id, enrollments.assigned_by_id),
        reason = coalesce(excluded.reason, enrollments.reason),
        due_at = coalesce(excluded.due_at, enrollments.due_at),
        updated_at = now()
      returning id, state, (xmax = 0) as created`),
  )
  if (!row) throw notFound('enrollment')
  const again = row.state === 'waived' || row.state === 'withdrawn'
  if (again) {
    await sql(req).execute(query`update enrollments set state = 'assigned' where id = ${row.id}`)
  }
  if (row.created || again) {
    await emit(req, 'enrollment.assigned', { enrollment: row.id, version, learner, assignedBy, dueAt })
  }
  return { enrollment: row.id, learner, state: again ? 'assigned' : row.state, created: row.created || again }
}

async function releasedVersion(
  req: PayloadRequest,
  { person, version }: { person: Person; version: number },
): Promise<{ course: number }> {
  const [row] = rows<{ course: number; state: string }>(
    await sql(req).execute(query`
      select course_id as course, state from versions
      where id = ${version} and organisation_id = ${person.organisation}`),
  )
  if (!row) throw notFound('version')
  if (row.state !== 'released') {
    throw new DomainError({
      code: 'version.not-released',
      status: 409,
      message: `This version is ${row.state}, so nobody can start it. Choose the released version of the course.`,
    })
  }
  return { course: row.course }
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

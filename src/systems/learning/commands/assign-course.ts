import { createHash } from 'node:crypto'
import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { asSystem, create, inTransaction, rows, sql, update } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { latestReleased, readAssignment } from '../assignment-rows'
import { assertKnown, isLiving, membersOf, type Target } from '../audience'
import { assertNotPast, type Due } from '../due-date'
import { notAllowed } from '../errors'
import '../events'
import type { AssignmentSource } from '../lifecycle'
import { mayAssignTo, signedIn } from '../policies'
import { applyAssignment } from './apply-assignment'
import { releasedVersion } from './enroll-learner'

export type AssignmentWish = {
  course: number
  /** Left out: the version that is released whenever somebody is enrolled. */
  version?: number | undefined
  target: Target
  due: Due
  reason: string | null
}

/** `queued`: a large set, which a job enrols; its progress is on the assignment. */
export type Assigned = { assignment: number; created: boolean; people: number; enrolled: number; queued: boolean }

/** More people than this are enrolled by a job, so that nobody waits at a screen. */
const AT_ONCE = 200

/**
 * Assigns a course and enrols the people it means, in one transaction. The same assignment made twice is one.
 *
 * @throws `learning.forbidden` (403), `assignment.due-in-the-past` (400), `assignment.nobody` (409), `version.not-found`,
 * `person.not-found`, `group.not-found`, `cohort.not-found` (404), `course.not-released`, `version.not-released` (409).
 */
export async function assignCourse({
  req,
  source,
  now = new Date(),
  ...wish
}: AssignmentWish & { req: PayloadRequest; source?: AssignmentSource; now?: Date }): Promise<Assigned> {
  const person = signedIn(req)
  if (!mayAssignTo(person, wish.target)) {
    throw notAllowed(
      'Training managers assign courses; trainers assign them to the cohorts they lead. Ask your training manager.',
    )
  }
  return inTransaction(req, async (req) => {
    const { organisation } = person
    const people = await checkWish(req, { organisation, person, wish, now })
    if (people.length === 0 && !isLiving(wish.target)) throw nobody()
    const { id, created } = await keptOrMade(req, { organisation, person, wish, source })
    const queued = people.length > AT_ONCE
    if (queued) {
      await update({
        req: asSystem(req, 'assignments are written by commands only'),
        collection: 'assignments',
        id,
        data: { progress: { done: 0, total: people.length } },
      })
    }
    const facts = { organisation, assignment: id, course: wish.course, people: people.length, now: now.toISOString() }
    if (created || queued) await emit(req, 'assignment.made', { ...facts, queued })
    if (queued) return { assignment: id, created, people: people.length, enrolled: 0, queued }
    const assignment = await readAssignment(req, { organisation, assignment: id })
    const { enrolled } = await applyAssignment(req, { assignment, people, now, later: false })
    return { assignment: id, created, people: people.length, enrolled, queued }
  })
}

/** Everything that can be wrong with a wish; answers with the people it means. Also for the preview. */
export async function checkWish(
  req: PayloadRequest,
  {
    organisation,
    person,
    wish,
    now,
  }: { organisation: number; person: ReturnType<typeof signedIn>; wish: AssignmentWish; now: Date },
): Promise<number[]> {
  assertNotPast({ dueAt: wish.due.dueAt, now })
  if (wish.version === undefined) await latestReleased(req, { organisation, course: wish.course })
  else {
    const { course } = await releasedVersion(req, { organisation, version: wish.version })
    if (course !== wish.course) {
      throw new DomainError({
        code: 'version.of-another-course',
        message: 'This version belongs to another course. Choose a version of the course you assign.',
      })
    }
  }
  const ledBy = person.roles.some((role) => role === 'manager' || role === 'admin') ? {} : { ledBy: person.id }
  await assertKnown(req, { organisation, target: wish.target, ...ledBy })
  return membersOf(req, { organisation, target: wish.target })
}

async function keptOrMade(
  req: PayloadRequest,
  {
    organisation,
    person,
    wish,
    source,
  }: { organisation: number; person: { id: number }; wish: AssignmentWish; source: AssignmentSource | undefined },
): Promise<{ id: number; created: boolean }> {
  const key = keyOf(wish)
  // The course's row is the queue: two equal requests at once make one assignment.
  await sql(req).execute(query`select id from courses where id = ${wish.course} for update`)
  const [known] = rows<{ id: number }>(
    await sql(req).execute(query`
      select id from assignments where organisation_id = ${organisation} and key = ${key} and state = 'active' limit 1`),
  )
  if (known) return { id: known.id, created: false }
  const { target, due } = wish
  const made = await create({
    req: asSystem(req, 'assignments are written by commands only'),
    collection: 'assignments',
    data: {
      course: wish.course,
      version: wish.version ?? null,
      ...target,
      dueAt: due.dueAt,
      dueInDays: due.dueInDays,
      reason: wish.reason?.trim() || null,
      assignedBy: person.id,
      source: source ?? (target.target === 'rule' ? 'rule' : 'person'),
      state: 'active',
      key,
      organisation,
    },
  })
  return { id: made.id, created: true }
}

function keyOf({ course, version, target, due }: AssignmentWish): string {
  const parts = Object.entries(target)
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([name, value]) => [name, Array.isArray(value) ? [...new Set(value)].map(String).sort() : value])
  const text = JSON.stringify([course, version ?? null, parts, due.dueAt, due.dueInDays])
  return createHash('sha256').update(text).digest('hex')
}

function nobody(): DomainError {
  return new DomainError({
    code: 'assignment.nobody',
    status: 409,
    message: 'Nobody of these people can be trained: they left or are blocked. Choose others.',
  })
}

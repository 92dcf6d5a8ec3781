import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { inTransaction, rows, sql } from '@/shared/db'
import { emit } from '@/shared/events'
import { readAssignments, type AssignmentRow } from '../assignment-rows'
import { isLiving, membersOf } from '../audience'
import '../events'
import { applyAssignment } from './apply-assignment'

/**
 * Keeps the assignments of an organisation true after people came, changed or left: who fits now is enrolled; who no
 * longer fits and has not started is withdrawn. What somebody began or finished is evidence and stays.
 *
 * @param people whom to look at; left out: everybody.
 */
export async function keepAssignments({
  req,
  organisation,
  people,
  now = new Date(),
}: {
  req: PayloadRequest
  organisation: number
  people?: readonly number[]
  now?: Date
}): Promise<{ enrolled: number; withdrawn: number }> {
  return inTransaction(req, async (req) => {
    const living = await livingAssignments(req, organisation)
    const fitting: { assignment: AssignmentRow; members: Set<number> }[] = []
    let enrolled = 0
    for (const assignment of living) {
      const members = await membersOf(req, {
        organisation,
        target: assignment.target,
        ...(people ? { among: people } : {}),
      })
      fitting.push({ assignment, members: new Set(members) })
      enrolled += (await applyAssignment(req, { assignment, people: members, now, later: true })).enrolled
    }
    return { enrolled, withdrawn: await dropLeavers(req, { organisation, people, fitting }) }
  })
}

/** Those that can still enrol somebody: a course that is not released any more keeps its people and takes no new ones. */
async function livingAssignments(req: PayloadRequest, organisation: number): Promise<AssignmentRow[]> {
  const found = await readAssignments(req, {
    where: query`a.organisation_id = ${organisation} and a.state = 'active' and a.target <> 'people' and exists (
      select 1 from versions v where v.course_id = a.course_id and v.state = 'released'
        and (a.version_id is null or a.version_id = v.id))`,
  })
  return found.filter(({ target }) => isLiving(target))
}

type Fitting = { assignment: AssignmentRow; members: Set<number> }[]

async function dropLeavers(
  req: PayloadRequest,
  { organisation, people, fitting }: { organisation: number; people: readonly number[] | undefined; fitting: Fitting },
): Promise<number> {
  const byId = new Map(fitting.map((one) => [one.assignment.id, one]))
  if (byId.size === 0 || people?.length === 0) return 0
  const waiting = rows<{ id: number; learner: number; version: number; assignment: number; course: number }>(
    await sql(req).execute(query`
      select id, learner_id as learner, version_id as version, assignment_id as assignment, course_id as course from enrollments
      where organisation_id = ${organisation} and state = 'assigned' and assignment_id in ${[...byId.keys()]}
        ${people ? query`and learner_id in ${[...people]}` : query``}
      order by id for update`),
  )
  let withdrawn = 0
  for (const row of waiting) {
    if (byId.get(row.assignment)?.members.has(row.learner)) continue
    const other = fitting.find(
      ({ assignment, members }) => assignment.course === row.course && members.has(row.learner),
    )
    if (other) {
      await sql(req).execute(query`update enrollments set assignment_id = ${other.assignment.id} where id = ${row.id}`)
      continue
    }
    await sql(req).execute(query`
      update enrollments set state = 'withdrawn', closed_at = now(), closed_by_id = null, updated_at = now(),
        closed_reason = 'The assignment no longer includes this person, who had not started.'
      where id = ${row.id}`)
    await emit(req, 'enrollment.withdrawn', {
      organisation,
      enrollment: row.id,
      learner: row.learner,
      version: row.version,
      by: null,
    })
    withdrawn += 1
  }
  return withdrawn
}

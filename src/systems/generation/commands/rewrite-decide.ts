import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { findByID, inTransaction, rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import { cancelRun } from '@/shared/jobs'
import { assertMove } from '@/shared/lifecycle'
import { claimsOfBlock } from '@/shared/manifest/walk'
import { refuseToEdit, replacePart, type Replaced } from '@/systems/courses/public'
import type { Person } from '@/systems/identity/public'

import '../events'
import { rewriteJobName, rewriteKey } from '../job-name'
import { minutesOf } from '../pipeline/assemble-content'
import { authorOf } from '../rewriting/author'
import { rewriteMoves, type Lost, type Proposal } from '../rewriting/model'
import { lockRewrite, moveRewrite, partKeyOf, readRewrite, readRewrites, type RewriteRow } from '../rewriting/rows'
import { subjectOf } from './rewrite-part'

export type Accepted = Replaced & { rewrite: number; state: 'accepted'; overwrote: string[] }

/**
 * Puts a proposal in place of its part. What people wrote by hand stays, unless `overwriteEdited` is said together with the
 * keys of everything that would be lost (`lost` of the proposal): nobody gives up what they have not seen.
 *
 * @throws 401, 403 by role, 404, 409 `state.illegal-move`, `course.not-open`, `generation.names-what-is-lost`, and
 * `course.part-changed` where the part is not what the proposal was made for; the proposal is `stale` then
 */
export async function acceptRewrite({
  req,
  id,
  overwriteEdited = false,
  lost = [],
}: {
  req: PayloadRequest
  id: number
  overwriteEdited?: boolean | undefined
  lost?: string[] | undefined
}): Promise<Accepted> {
  const person = authorOf(req)
  const seen = await readRewrite({ req, id })
  const { state } = await findByID({ req, collection: 'courses', id: seen.course, select: { state: true } })
  refuseToEdit({ req, course: { state } })
  assertMove({ moves: rewriteMoves, from: seen.state, to: 'accepted', what: 'The proposal' })
  if (!seen.after) throw new Error(`The proposal ${String(id)} has nothing to put in place of its part.`)
  if (overwriteEdited) refuseUnnamed(seen.after.lost, lost)
  try {
    return await put({ req, person, row: seen, after: seen.after, overwriteEdited })
  } catch (error) {
    if (error instanceof DomainError && error.code === 'course.part-changed') await markStale({ req, id })
    throw error
  }
}

/** Leaves the draft as it is. @throws 401, 403 by role, 404, 409 where it was decided on already */
export async function declineRewrite({ req, id }: { req: PayloadRequest; id: number }): Promise<{ state: 'declined' }> {
  const person = authorOf(req)
  await inTransaction(req, async (req) => {
    const row = await lockRewrite({ req, id })
    await moveRewrite(req, { id, from: row.state, to: 'declined', data: decidedBy(person) })
    await emit(req, 'rewrite.declined', { rewrite: id, course: row.course, by: person.id }, { subject: subjectOf(id) })
  })
  return { state: 'declined' }
}

/** Stops one that waits or is being written. @throws 401, 403 by role, 404, 409 where it has ended already */
export async function cancelRewrite({ req, id }: { req: PayloadRequest; id: number }): Promise<{ state: 'cancelled' }> {
  const person = authorOf(req)
  await inTransaction(req, async (req) => {
    const row = await lockRewrite({ req, id })
    await moveRewrite(req, { id, from: row.state, to: 'cancelled', data: { ...decidedBy(person), progress: null } })
    const [job] = rows<{ id: number }>(
      await sql(req).execute(statement`
        select id::int as id from job_runs where job = ${rewriteJobName} and key = ${rewriteKey(id)}
          and state in ('queued', 'running', 'retrying')`),
    )
    if (job) await cancelRun(req, job.id)
    await emit(req, 'rewrite.cancelled', { rewrite: id, course: row.course, by: person.id }, { subject: subjectOf(id) })
  })
  return { state: 'cancelled' }
}

async function put({
  req,
  person,
  row,
  after,
  overwriteEdited,
}: {
  req: PayloadRequest
  person: Person
  row: RewriteRow
  after: Proposal
  overwriteEdited: boolean
}): Promise<Accepted> {
  const { id, course, ref, stamp } = row
  return inTransaction(req, async (req) => {
    const now = await lockRewrite({ req, id })
    const { blocks, append } = overwriteEdited ? after : (after.keeping ?? after)
    const used = new Set([...blocks, ...append].flatMap(claimsOfBlock))
    const claims = Object.fromEntries(
      Object.entries(after.claims).flatMap(([key, { text, citations }]) =>
        used.has(key) ? [[key, { text, citations }]] : [],
      ),
    )
    const overwrote = overwriteEdited ? after.lost : []
    await moveRewrite(req, {
      id,
      from: now.state,
      to: 'accepted',
      data: { ...decidedBy(person), ...(overwrote.length > 0 ? { overwrote } : {}) },
    })
    const replaced = await replacePart({
      req,
      course,
      ref,
      stamp,
      change: { blocks, append, claims },
      minutes: (lesson) => minutesOf(lesson.blocks),
    })
    await declineOthers({ req, row, person })
    const keys = overwrote.map(({ key }) => key)
    await emit(
      req,
      'rewrite.accepted',
      { rewrite: id, course, by: person.id, overwrote: keys },
      { subject: subjectOf(id) },
    )
    return { ...replaced, rewrite: id, state: 'accepted', overwrote: keys }
  })
}

/** Of several alternatives for one part, choosing one says no to the others. */
async function declineOthers({
  req,
  row,
  person,
}: {
  req: PayloadRequest
  row: RewriteRow
  person: Person
}): Promise<void> {
  const others = await readRewrites({ req, course: row.course, states: ['proposed', 'stale', 'failed'], limit: 200 })
  for (const { id, ref, state } of others) {
    if (id === row.id || partKeyOf(ref) !== partKeyOf(row.ref)) continue
    await moveRewrite(req, { id, from: state, to: 'declined', data: decidedBy(person) })
  }
}

const decidedBy = (person: Person) => ({ decidedBy: person.id, decidedAt: new Date().toISOString() })

async function markStale({ req, id }: { req: PayloadRequest; id: number }): Promise<void> {
  await inTransaction(req, async (req) => {
    const { state } = await lockRewrite({ req, id })
    if (state === 'proposed') await moveRewrite(req, { id, from: state, to: 'stale' })
  })
}

function refuseUnnamed(losing: readonly Lost[], named: readonly string[]): void {
  const keys = losing.map(({ key }) => key)
  if (keys.length === named.length && keys.every((key) => named.includes(key))) return
  throw new DomainError({
    code: 'generation.names-what-is-lost',
    status: 409,
    message:
      'Some of this was written by hand and would be lost. Look at what it is, and name all of it (`lost`) to replace it.',
    detail: { lost: losing },
  })
}

import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { asSystem, find, findByID, sql, update } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { jsonText } from '@/shared/json'
import { assertMove } from '@/shared/lifecycle'
import type { PartRef } from '@/systems/courses/public'
import type { ModelCall } from '../llm/model'
import { rewriteMoves, type Before, type Proposal, type RewriteState } from './model'

/** A proposal as it is kept. */
export type RewriteRow = {
  id: number
  course: number
  organisation: number
  ref: PartRef
  instruction: string
  provider: string
  model: string | null
  state: RewriteState
  stamp: string
  before: Before
  after: Proposal | null
  progress: { done: number; total: number; label: string } | null
  error: { code: string; message: string } | null
  calls: ModelCall[]
  requestedBy: number
  createdAt: string
}

type Stored = Record<string, unknown> & { id: number; createdAt: string }

/** @throws 404 outside one's organisation */
export async function readRewrite({ req, id }: { req: PayloadRequest; id: number }): Promise<RewriteRow> {
  return rowOf((await findByID({ req, collection: 'course-rewrites', id })) as unknown as Stored)
}

/** Proposals of a course, newest first. */
export async function readRewrites({
  req,
  course,
  states,
  limit,
}: {
  req: PayloadRequest
  course: number
  states: readonly RewriteState[]
  limit: number
}): Promise<RewriteRow[]> {
  const { docs } = await find({
    req,
    collection: 'course-rewrites',
    where: { course: { equals: course }, state: { in: [...states] } },
    sort: '-id',
    limit,
  })
  return (docs as unknown as Stored[]).map(rowOf)
}

/** Writes a proposal along its lifecycle. @throws `state.illegal-move` (409) */
export async function moveRewrite(
  req: PayloadRequest,
  { id, from, to, data = {} }: { id: number; from: RewriteState; to: RewriteState; data?: Record<string, unknown> },
): Promise<void> {
  if (from !== to) assertMove({ moves: rewriteMoves, from, to, what: 'The proposal' })
  await update({
    req: asSystem(req, 'proposals are written by their commands, whose rules were checked before'),
    collection: 'course-rewrites',
    id,
    data: { ...data, state: to },
  })
}

/** At once and by themselves: money that was spent is spent, whatever becomes of the proposal. */
export async function recordRewriteCalls(req: PayloadRequest, id: number, calls: readonly ModelCall[]): Promise<void> {
  if (calls.length === 0) return
  await sql(req).execute(statement`
    update course_rewrites set ledger = jsonb_set(
      coalesce(nullif(ledger, 'null'::jsonb), '{}'::jsonb), '{calls}',
      coalesce(ledger -> 'calls', '[]'::jsonb) || ${jsonText(calls)}::jsonb)
    where id = ${id}`)
}

/** The row, locked until the transaction ends: of two decisions on one proposal the second finds the first. */
export async function lockRewrite({ req, id }: { req: PayloadRequest; id: number }): Promise<RewriteRow> {
  // Found through access control first.
  await readRewrite({ req, id })
  await sql(req).execute(statement`select id from course_rewrites where id = ${id} for update`)
  return readRewrite({ req, id })
}

export const partKeyOf = ({ kind, id }: PartRef): string => `${kind}:${id}`

function refOf(key: string): PartRef {
  const [kind = '', ...id] = key.split(':')
  return { kind: kind as PartRef['kind'], id: id.join(':') }
}

function rowOf(row: Stored): RewriteRow {
  return {
    id: row.id,
    course: idOf(row.course),
    organisation: idOf(row.organisation),
    ref: refOf(row.partKey as string),
    instruction: row.instruction as string,
    provider: row.provider as string,
    model: (row.model as string | null | undefined) ?? null,
    state: row.state as RewriteState,
    stamp: row.stamp as string,
    before: row.before as Before,
    after: (row.after as Proposal | null | undefined) ?? null,
    progress: (row.progress as RewriteRow['progress'] | undefined) ?? null,
    error: (row.error as RewriteRow['error'] | undefined) ?? null,
    calls: (row.ledger as { calls?: ModelCall[] } | null | undefined)?.calls ?? [],
    requestedBy: idOf(row.requestedBy),
    createdAt: row.createdAt,
  }
}

function idOf(value: unknown): number {
  if (typeof value === 'number') return value
  if (typeof value === 'object' && value !== null && 'id' in value) return idOf(value.id)
  throw new DomainError({ code: 'generation.broken-proposal', status: 500, message: 'A proposal lacks its course.' })
}

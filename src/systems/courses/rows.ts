import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest, Where } from 'payload'
import { find, findByID, rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import type { Citation } from '@/shared/manifest/schema'
import { personOf } from '@/systems/identity/public'
import { someone } from './errors'
import type { ClaimState, CourseState } from './lifecycle'
import type { ClaimRecord, CommentRecord, CourseRecord, DraftContent, Remark, SignatureRecord } from './model'

type Row = { id: number; updatedAt: string; createdAt: string } & Record<string, unknown>

/** @throws `courses.not-found` (404) for a course of another organisation as for one that does not exist. */
export async function readCourse({ req, id }: { req: PayloadRequest; id: number }): Promise<CourseRecord> {
  return courseOf((await findByID({ req, collection: 'courses', id })) as unknown as Row)
}

/**
 * The course, with its row locked until the transaction ends: decisions, signatures and publishing of one course come one
 * after the other, so nothing is signed that somebody is just changing.
 */
export async function lockCourse({ req, id }: { req: PayloadRequest; id: number }): Promise<CourseRecord> {
  const { organisation } = someone(personOf(req))
  const locked = rows(
    await sql(req).execute(
      statement`select id from courses where id = ${id} and organisation_id = ${organisation} for update`,
    ),
  )
  if (locked.length === 0) {
    throw new DomainError({
      code: 'courses.not-found',
      status: 404,
      message: `There is no course ${id} that you may see.`,
    })
  }
  return readCourse({ req, id })
}

/** The claims of a course in its order. */
export async function readClaims({ req, course }: { req: PayloadRequest; course: number }): Promise<ClaimRecord[]> {
  const { docs } = await find({ req, collection: 'claims', where: { course: { equals: course } }, sort: 'order' })
  return (docs as unknown as Row[]).map(claimOf)
}

export async function readClaim({ req, id }: { req: PayloadRequest; id: number }): Promise<ClaimRecord> {
  return claimOf((await findByID({ req, collection: 'claims', id })) as unknown as Row)
}

export async function readComments({ req, course }: { req: PayloadRequest; course: number }): Promise<CommentRecord[]> {
  const { docs } = await find({ req, collection: 'comments', where: { course: { equals: course } }, sort: 'createdAt' })
  return (docs as unknown as Row[]).map(commentOf)
}

/** Signatures given since the last version came out; those before belong to versions and are never touched. */
export async function readCurrentSignatures({
  req,
  course,
}: {
  req: PayloadRequest
  course: number
}): Promise<SignatureRecord[]> {
  const [last] = (
    await find({
      req,
      collection: 'versions',
      where: { course: { equals: course } },
      sort: '-number',
      limit: 1,
      select: { releasedAt: true },
    })
  ).docs as unknown as { releasedAt: string }[]
  const where: Where = { course: { equals: course } }
  if (last) where.at = { greater_than: last.releasedAt }
  const { docs } = await find({ req, collection: 'signatures', where, sort: 'at' })
  return (docs as unknown as Row[]).map(signatureOf)
}

export function claimOf(row: Row): ClaimRecord {
  return {
    id: row.id,
    course: idOf(row.course) ?? 0,
    key: row.key as string,
    order: row.order as number,
    text: row.text as string,
    originalText: (row.originalText as string | null | undefined) ?? null,
    citations: (row.citations as Citation[] | null | undefined) ?? [],
    support: row.support as ClaimRecord['support'],
    problems: remarksOf(row.problems),
    state: row.state as ClaimState,
    decidedBy: idOf(row.decidedBy),
    decidedByName: (row.decidedByName as string | null | undefined) ?? null,
    decidedAt: (row.decidedAt as string | null | undefined) ?? null,
    reason: (row.reason as string | null | undefined) ?? null,
    editedBy: idOf(row.editedBy),
    editedByName: (row.editedByName as string | null | undefined) ?? null,
    updatedAt: row.updatedAt,
  }
}

function courseOf(row: Row): CourseRecord {
  return {
    id: row.id,
    title: row.title as string,
    state: row.state as CourseState,
    content: (row.content as DraftContent | null | undefined) ?? null,
    contentHash: (row.contentHash as string | null | undefined) ?? null,
    sopVersions: idsOf(row.sopVersions),
    authors: idsOf(row.authors),
    version: (row.version as number | null | undefined) ?? null,
    generator: (row.generator as CourseRecord['generator'] | undefined) ?? null,
    updatedAt: row.updatedAt,
  }
}

function signatureOf(row: Row): SignatureRecord {
  return {
    id: row.id,
    contentHash: row.contentHash as string,
    meaning: row.meaning as string,
    by: idOf(row.by) ?? 0,
    byName: row.byName as string,
    at: row.at as string,
    voidedAt: (row.voidedAt as string | null | undefined) ?? null,
    voidedReason: (row.voidedReason as string | null | undefined) ?? null,
  }
}

export function commentOf(row: Row): CommentRecord {
  return {
    id: row.id,
    claimKey: (row.claimKey as string | null | undefined) ?? null,
    text: row.text as string,
    suggestedText: (row.suggestedText as string | null | undefined) ?? null,
    author: idOf(row.author) ?? 0,
    authorName: row.authorName as string,
    resolved: row.resolved === true,
    createdAt: row.createdAt,
  }
}

function remarksOf(value: unknown): Remark[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((one: unknown): Remark[] => {
    if (typeof one === 'string') return [{ code: 'remark', message: one }]
    const { code, message } = (one ?? {}) as { code?: unknown; message?: unknown }
    return typeof message === 'string' ? [{ code: typeof code === 'string' ? code : 'remark', message }] : []
  })
}

function idOf(value: unknown): number | null {
  if (typeof value === 'number') return value
  if (typeof value === 'object' && value !== null && 'id' in value) return idOf(value.id)
  return null
}

function idsOf(value: unknown): number[] {
  return Array.isArray(value) ? value.flatMap((one) => idOf(one) ?? []) : []
}

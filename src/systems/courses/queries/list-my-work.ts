import type { PayloadRequest, Where } from 'payload'
import { count, find, rows, sql } from '@/shared/db'
import { hasRole, personOf, type Role } from '@/systems/identity/public'
import { sql as statement } from '@payloadcms/db-postgres/drizzle'

export type WorkItem = { id: number; title: string; state: string; updatedAt: string }
export type WorkList = { total: number; items: WorkItem[] }
export type FailedJob = { id: number; job: string; message: string; at: string | null }

/** What waits for this person. A list is null where their roles do not bring that work. */
export type MyWork = {
  name: string
  roles: Role[]
  parses: WorkList | null
  /** Drafts to finish and courses that were sent back. */
  drafts: WorkList | null
  toReview: WorkList | null
  toPublish: WorkList | null
  failedJobs: { total: number; items: FailedJob[] } | null
  failedUploads: WorkList | null
}

const shown = 5

export async function listMyWork({ req }: { req: PayloadRequest }): Promise<MyWork | null> {
  const person = personOf(req)
  if (!person) return null
  const is = (...wanted: Role[]) => hasRole(person, ...wanted)
  const authored = is('author', 'admin')
  const [parses, failedUploads, drafts, toReview, toPublish, failedJobs] = await Promise.all([
    authored ? versionsIn({ req, states: ['parse-review'] }) : null,
    authored ? versionsIn({ req, states: ['failed', 'quarantined'] }) : null,
    authored ? coursesIn({ req, where: { state: { in: ['generating', 'draft', 'changes-requested'] } } }) : null,
    is('reviewer')
      ? coursesIn({ req, where: { state: { equals: 'in-review' }, authors: { not_in: [person.id] } } })
      : null,
    is('author', 'manager', 'admin') ? coursesIn({ req, where: { state: { equals: 'approved' } } }) : null,
    is('admin') ? failedJobsOf({ req, organisation: person.organisation }) : null,
  ])
  return { name: person.name, roles: person.roles, parses, drafts, toReview, toPublish, failedJobs, failedUploads }
}

async function coursesIn({ req, where }: { req: PayloadRequest; where: Where }): Promise<WorkList> {
  const [total, { docs }] = await Promise.all([
    count({ req, collection: 'courses', where }),
    find({
      req,
      collection: 'courses',
      where,
      sort: '-updatedAt',
      limit: shown,
      select: { title: true, state: true, updatedAt: true },
    }),
  ])
  return {
    total,
    items: (docs as unknown as WorkItem[]).map(({ id, title, state, updatedAt }) => ({ id, title, state, updatedAt })),
  }
}

async function versionsIn({ req, states }: { req: PayloadRequest; states: string[] }): Promise<WorkList> {
  const where: Where = { state: { in: states } }
  const [total, { docs }] = await Promise.all([
    count({ req, collection: 'sop-versions', where }),
    find({
      req,
      collection: 'sop-versions',
      where,
      sort: '-updatedAt',
      limit: shown,
      depth: 1,
      select: { filename: true, sop: true, state: true, updatedAt: true },
    }),
  ])
  type Row = WorkItem & { filename?: string; sop?: { title?: string } | number | null }
  const items = (docs as unknown as Row[]).map(({ id, filename, sop, state, updatedAt }) => ({
    id,
    title: (typeof sop === 'object' ? sop?.title : undefined) ?? filename ?? `SOP version ${id}`,
    state,
    updatedAt,
  }))
  return { total, items }
}

/** Runs that gave up, of one's own organisation. */
async function failedJobsOf({
  req,
  organisation,
}: {
  req: PayloadRequest
  organisation: number
}): Promise<{ total: number; items: FailedJob[] }> {
  const found = rows<{
    id: string
    job: string
    error: { message?: string } | null
    finished_at: string | null
    total: string
  }>(
    await sql(req).execute(statement`
      select id, job, error, finished_at, count(*) over () as total from job_runs
      where state = 'dead' and organisation_id = ${organisation} order by finished_at desc limit ${shown}`),
  )
  return {
    total: Number(found[0]?.total ?? 0),
    items: found.map(({ id, job, error, finished_at }) => ({
      id: Number(id),
      job,
      message: error?.message ?? 'no reason recorded',
      at: finished_at,
    })),
  }
}

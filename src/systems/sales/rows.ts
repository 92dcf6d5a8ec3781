import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { asSystem, create, find, findByID, sql, update } from '@/shared/db'
import type { RequestEventRecord, RequestFileRecord, RequestRecord } from './model'

/** Who did something: somebody signed in, the client's contact, who came by a link, or (`by` null) the product itself. */
export type Doer = { by: number | null; byName: string; byClient: boolean }

/** @throws `requests.not-found` (404) for one of another organisation as for one that does not exist */
export async function readRequest({ req, id }: { req: PayloadRequest; id: number }): Promise<RequestRecord> {
  return requestOf((await findByID({ req, collection: 'requests', id })) as unknown as Row)
}

/** The request, its row locked until the transaction ends: moves, quotes and signatures of one come one after the other. */
export async function lockRequest({ req, id }: { req: PayloadRequest; id: number }): Promise<RequestRecord> {
  await sql(req).execute(statement`select id from requests where id = ${id} for update`)
  return readRequest({ req, id })
}

/** Writes what only commands write. */
export async function writeRequest({
  req,
  id,
  data,
}: {
  req: PayloadRequest
  id: number
  data: Partial<Record<keyof RequestRecord | 'submission', unknown>>
}): Promise<void> {
  await update({
    req: asSystem(req, 'where a request stands is written by its commands only'),
    collection: 'requests',
    id,
    data: data as never,
  })
}

/** Adds a row to the timeline. Gives its id. */
export async function addEvent({
  req,
  request,
  doer,
  at = new Date(),
  ...event
}: {
  req: PayloadRequest
  request: Pick<RequestRecord, 'id' | 'organisation'>
  doer: Doer
  at?: Date
} & Pick<RequestEventRecord, 'kind'> &
  Partial<Pick<RequestEventRecord, 'text' | 'internal' | 'from' | 'to' | 'choices' | 'question'>>): Promise<number> {
  const row = await create({
    req: asSystem(req, 'the timeline is written by commands only'),
    collection: 'request-events',
    data: { ...event, ...doer, request: request.id, organisation: request.organisation, at: at.toISOString() },
  })
  return row.id
}

/** The timeline in order. */
export async function readEvents({
  req,
  request,
}: {
  req: PayloadRequest
  request: number
}): Promise<RequestEventRecord[]> {
  const { docs } = await find({
    req,
    collection: 'request-events',
    where: { request: { equals: request } },
    sort: ['at', 'id'],
  })
  return (docs as unknown as Row[]).map(eventOf)
}

export async function readFiles({
  req,
  request,
}: {
  req: PayloadRequest
  request: number
}): Promise<RequestFileRecord[]> {
  const { docs } = await find({
    req,
    collection: 'request-files',
    where: { request: { equals: request } },
    sort: 'id',
  })
  return (docs as unknown as Row[]).map(fileOf)
}

type Row = { id: number; createdAt: string; updatedAt: string } & Record<string, unknown>

export function requestOf(row: Row): RequestRecord {
  const kept = row as unknown as RequestRecord
  return {
    id: row.id,
    organisation: idOf(row.organisation) ?? 0,
    reference: kept.reference ?? `#${row.id}`,
    title: kept.title,
    client: kept.client,
    contact: kept.contact,
    contactName: kept.contactName ?? null,
    contactLanguage: kept.contactLanguage ?? null,
    goal: kept.goal,
    audience: kept.audience ?? null,
    languages: kept.languages ?? [],
    deadline: kept.deadline ?? null,
    delivery: kept.delivery ?? [],
    state: kept.state,
    heldFrom: kept.heldFrom ?? null,
    movedAt: kept.movedAt ?? row.createdAt,
    owner: idOf(row.owner),
    dueAt: kept.dueAt ?? null,
    sopVersions: idsOf(row.sopVersions),
    course: idOf(row.course),
    version: idOf(row.version),
    previewed: kept.previewed ?? null,
    quote: kept.quote ?? null,
    signOff: kept.signOff ?? null,
    production: kept.production ?? null,
    reminded: kept.reminded ?? [],
    linkGeneration: kept.linkGeneration ?? 0,
    linkSentAt: kept.linkSentAt ?? null,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  }
}

function eventOf(row: Row): RequestEventRecord {
  const kept = row as unknown as RequestEventRecord
  return {
    id: row.id,
    request: idOf(row.request) ?? 0,
    kind: kept.kind,
    text: kept.text ?? null,
    internal: kept.internal ?? false,
    byClient: kept.byClient ?? false,
    by: idOf(row.by),
    byName: kept.byName,
    at: kept.at,
    from: kept.from ?? null,
    to: kept.to ?? null,
    choices: kept.choices ?? [],
    question: kept.question ?? null,
  }
}

function fileOf(row: Row): RequestFileRecord {
  const kept = row as unknown as RequestFileRecord
  return {
    id: row.id,
    request: idOf(row.request) ?? 0,
    event: idOf(row.event),
    name: kept.name,
    filename: kept.filename,
    prefix: kept.prefix ?? null,
    mimeType: kept.mimeType,
    filesize: kept.filesize ?? 0,
    sha256: kept.sha256,
    byClient: kept.byClient ?? false,
    sopVersion: idOf(row.sopVersion),
    createdAt: row.createdAt,
  }
}

function idOf(value: unknown): number | null {
  if (typeof value === 'number') return value
  if (typeof value === 'object' && value !== null && 'id' in value) return idOf(value.id)
  return null
}

function idsOf(value: unknown): number[] {
  return Array.isArray(value) ? value.flatMap((one) => idOf(one) ?? []) : []
}

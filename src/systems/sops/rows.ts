import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { asSystem, findByID, rows, sql, update } from '@/shared/db'
import { jsonText } from '@/shared/json'
import { assertMove } from '@/shared/lifecycle'
import type { KeptComparison } from './diff/model'
import type { SopVersionState } from './lifecycle'
import { sopVersionMoves } from './lifecycle'
import type { ParsedDocument, Segment, SegmentKind } from './model'

/** What a parse keeps on its version; the segments have rows of their own. */
export type KeptParse = Omit<ParsedDocument, 'segments'>

export type VersionStats = {
  segments: number
  steps: number
  warnings: number
  definitions: number
  tables: number
  doubts: number
  passages: number
  sentences: number
}

export type VersionRow = {
  id: number
  sop: number
  organisation: number
  label: string
  state: SopVersionState
  filename: string
  /** Its folder in the store of files. */
  prefix: string | null
  mimeType: string
  sha256: string
  language: string | null
  parse: KeptParse | null
  stats: VersionStats | null
  error: { code: string; message: string } | null
  changes: KeptComparison | null
  confirmedAt: string | null
  updatedAt: string
}

/** @throws sop-versions.not-found (404) where it is not there or the request may not see it */
export async function readVersion(req: PayloadRequest, id: number): Promise<VersionRow> {
  return (await findByID({ req, collection: 'sop-versions', id })) as unknown as VersionRow
}

/** Moves a version along its states, with what is to be written at the same time. @throws state.illegal-move (409) */
export async function moveVersion(
  req: PayloadRequest,
  version: Pick<VersionRow, 'id' | 'state' | 'label'>,
  to: SopVersionState,
  data: object = {},
): Promise<void> {
  assertMove({ moves: sopVersionMoves, from: version.state, to, what: `SOP version ${version.label}` })
  await update({
    req: asSystem(req, 'states of SOP versions are moved by commands alone'),
    collection: 'sop-versions',
    id: version.id,
    data: { ...data, state: to },
  })
}

type SegmentRow = {
  key: string
  kind: SegmentKind
  order: string | number
  text: string
  path: string[]
  page: string | number | null
  start: string | number
  end: string | number
  data: Partial<Segment> | null
}

/** Segments of versions the caller has found through access control, in order. */
export async function readSegments(req: PayloadRequest, version: number): Promise<Segment[]> {
  const found = rows<SegmentRow>(
    await sql(req).execute(statement`
      select key, kind::text as kind, "order", text, path, page, start, "end", data
      from sop_segments where version_id = ${version} order by "order"`),
  )
  return found.map(segmentOf)
}

/** The same of several versions at once; one without segments is absent. */
export async function readSegmentsOf(req: PayloadRequest, versions: number[]): Promise<Map<number, Segment[]>> {
  const found = rows<SegmentRow & { version_id: number }>(
    await sql(req).execute(statement`
      select version_id, key, kind::text as kind, "order", text, path, page, start, "end", data
      from sop_segments
      where version_id in (select jsonb_array_elements_text(${jsonText(versions)}::jsonb)::int)
      order by version_id, "order"`),
  )
  const segments = new Map<number, Segment[]>()
  for (const row of found) {
    const list = segments.get(Number(row.version_id)) ?? []
    list.push(segmentOf(row))
    segments.set(Number(row.version_id), list)
  }
  return segments
}

function segmentOf(row: SegmentRow): Segment {
  return {
    ...row.data,
    key: row.key,
    kind: row.kind,
    text: row.text,
    path: row.path,
    order: Number(row.order),
    ...(row.page === null ? {} : { page: Number(row.page) }),
    start: Number(row.start),
    end: Number(row.end),
  }
}

/** Replaces a version's segments: one statement, so that a thousand cost no more than ten. */
export async function writeSegments(
  req: PayloadRequest,
  version: Pick<VersionRow, 'id' | 'sop' | 'organisation'>,
  segments: Segment[],
): Promise<void> {
  const values = segments.map(({ key, kind, text, path, order, page, start, end, ...data }) => ({
    key,
    kind,
    order,
    text,
    path,
    page: page ?? null,
    start,
    end,
    data,
  }))
  await sql(req).execute(statement`delete from sop_segments where version_id = ${version.id}`)
  await sql(req).execute(statement`
    insert into sop_segments (version_id, sop_id, organisation_id, key, kind, "order", text, path, page, start, "end", data)
    select ${version.id}, ${version.sop}, ${version.organisation}, key, kind::enum_sop_segments_kind, "order", text, path, page, start, "end", data
    from jsonb_to_recordset(${jsonText(values)}::jsonb)
      as given(key text, kind text, "order" int, text text, path jsonb, page int, start int, "end" int, data jsonb)`)
}

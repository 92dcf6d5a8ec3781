import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { asSystem, create, find, rows, sql, update } from '@/shared/db'
import { jsonText } from '@/shared/json'
import type { Doubt, ParsedDocument, Segment } from '../model'
import type { VersionRow } from '../rows'
import type { Correction, KeptCorrection, Outcome, Seen } from './model'

export type CorrectionState = Outcome['state'] | 'withdrawn'

/** A correction with who made it and what became of it. */
export type CorrectionRow = KeptCorrection & {
  state: CorrectionState
  message: string | null
  by: number
  at: string
  carriedFrom: number | null
}

const because = 'corrections of a reading are written by commands alone, which have checked who asks'

/** All corrections of a version in the order in which they were made, those that were taken back too. */
export async function readCorrections(req: PayloadRequest, version: number): Promise<CorrectionRow[]> {
  const { docs } = await find({
    req: asSystem(req, 'the version was found through access control'),
    collection: 'sop-corrections',
    where: { version: { equals: version } },
    sort: 'id',
  })
  return docs.map((row) => ({
    id: row.id,
    correction: row.correction as Correction,
    seen: row.seen as Seen[],
    made: row.made as string[],
    state: row.state,
    message: row.message ?? null,
    by: idOf(row.by) ?? 0,
    at: row.createdAt,
    carriedFrom: idOf(row.carriedFrom),
  }))
}

const idOf = (value: number | { id: number } | null | undefined): number | null =>
  typeof value === 'object' ? (value?.id ?? null) : (value ?? null)

export const standing = (corrections: readonly CorrectionRow[]): CorrectionRow[] =>
  corrections.filter(({ state }) => state !== 'withdrawn')

/** Grows with each correction and each that is taken back: what a screen says it has seen. */
export const revisionOf = (corrections: readonly CorrectionRow[]): number =>
  corrections.length + corrections.filter(({ state }) => state === 'withdrawn').length

export async function addCorrection(
  req: PayloadRequest,
  {
    version,
    by,
    carriedFrom,
    ...kept
  }: Omit<KeptCorrection, 'id'> & {
    version: Pick<VersionRow, 'id' | 'organisation'>
    by: number
    carriedFrom?: number
  },
): Promise<number> {
  const { id } = await create({
    req: asSystem(req, because),
    collection: 'sop-corrections',
    data: {
      ...kept,
      version: version.id,
      organisation: version.organisation,
      state: 'applied',
      by,
      ...(carriedFrom === undefined ? {} : { carriedFrom }),
    },
  })
  return id
}

/** Notes what became of each correction on the reading of now. */
export async function keepOutcomes(
  req: PayloadRequest,
  corrections: readonly CorrectionRow[],
  outcomes: readonly Outcome[],
): Promise<void> {
  for (const { id, state, message = null } of outcomes) {
    const was = corrections.find((one) => one.id === id)
    if (was?.state === state && was.message === message) continue
    await update({ req: asSystem(req, because), collection: 'sop-corrections', id, data: { state, message } })
  }
}

export async function withdrawRow(req: PayloadRequest, id: number, by: number): Promise<void> {
  await update({
    req: asSystem(req, because),
    collection: 'sop-corrections',
    id,
    data: { state: 'withdrawn', withdrawnBy: by, withdrawnAt: new Date().toISOString() },
  })
}

type Reading = { segments: Segment[]; doubts: Doubt[] }

/** The reading as the parser made it; null for versions that nobody has corrected: theirs is what is stored. */
export async function readReading(req: PayloadRequest, version: number): Promise<Reading | null> {
  const [found] = rows<Reading>(
    await sql(req).execute(statement`select segments, doubts from sop_readings where version_id = ${version}`),
  )
  return found ?? null
}

export async function keepReading(
  req: PayloadRequest,
  version: Pick<VersionRow, 'id' | 'organisation'>,
  { parser, segments, doubts }: Pick<ParsedDocument, 'parser' | 'segments' | 'doubts'>,
): Promise<void> {
  await sql(req).execute(statement`
    insert into sop_readings (version_id, organisation_id, parser, segments, doubts)
    values (${version.id}, ${version.organisation}, ${parser}, ${jsonText(segments)}::jsonb, ${jsonText(doubts)}::jsonb)
    on conflict (version_id) do update
      set parser = excluded.parser, segments = excluded.segments, doubts = excluded.doubts`)
}

export async function forgetReading(req: PayloadRequest, version: number): Promise<void> {
  await sql(req).execute(statement`delete from sop_readings where version_id = ${version}`)
}

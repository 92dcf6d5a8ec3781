import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rows, sql } from '@/shared/db'
import type { Fact, FactKind, Span } from '../model'
import type { FactDecision, FactState, FactWords } from './model'

/** A fact as it is kept. */
export type FactRow = {
  id: number
  key: string
  state: FactState
  kind: FactKind
  text: string
  order: number
  spans: Span[]
  /** The words of each span, in the reading that it was made on; null where none were kept. */
  quotes: (string | null)[]
  /** As it was read; null for those a person added. */
  fact: Fact | null
  /** As a person wrote it. */
  words: FactWords | null
  /** Its passage is no longer there. */
  gone: boolean
  revision: number
  changedBy: { id: number; name: string } | null
  changedAt: string | null
}

/** Facts of a version that the caller has found through access control, in the order of the document. */
export async function readFactRows(req: PayloadRequest, version: number): Promise<FactRow[]> {
  type Stored = Omit<FactRow, 'spans' | 'quotes' | 'order' | 'revision' | 'changedBy' | 'changedAt'> & {
    spans: (Span & { quote?: string | null })[]
    order: string | number
    revision: string | number
    by: number | null
    name: string | null
    at: Date | string | null
  }
  const found = rows<Stored>(
    await sql(req).execute(statement`
      select f.id, f.key, f.state::text as state, f.kind::text as kind, f.text, f."order", f.spans, f.fact, f.words,
        coalesce(f.gone, false) as gone, f.revision, f.changed_by_id as by, u.name as name, f.changed_at as at
      from sop_facts f left join users u on u.id = f.changed_by_id
      where f.version_id = ${version} order by f."order", f.id`),
  )
  return found.map(({ by, name, at, order, revision, spans, ...row }) => ({
    ...row,
    spans: spans.map(({ segment, start, end }) => ({ segment, start, end })),
    quotes: spans.map(({ quote }) => quote ?? null),
    order: Number(order),
    revision: Number(revision),
    changedBy: by === null ? null : { id: by, name: name ?? '' },
    changedAt: at === null ? null : new Date(at).toISOString(),
  }))
}

/** Spans as they are stored, with the words that they stand for. */
export const quoted = ({ spans, quotes }: Pick<FactRow, 'spans' | 'quotes'>): (Span & { quote: string | null })[] =>
  spans.map((span, at) => ({ ...span, quote: quotes[at] ?? null }))

/** What a person decided, as generation needs it; nothing for what was only read, or whose passage is gone. */
export function decisionOf({ key, state, spans, words, gone }: FactRow, source: string): FactDecision[] {
  if (state === 'found' || gone) return []
  if (state === 'dropped') return [{ source, key, spans, state }]
  return words ? [{ source, key, spans, state, words }] : []
}

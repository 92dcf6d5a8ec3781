import { createHash } from 'node:crypto'
import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { Payload, PayloadRequest } from 'payload'
import { asSystem, create, find, findByID, inTransaction, rows, sql, systemRequest, update } from '@/shared/db'
import { jsonText } from '@/shared/json'
import { getSourceDocument } from '@/systems/sops/public'
import type { SourceDocument } from '@/systems/sops/model'
import { combineReadings } from '../knowledge/combine-readings'
import { keysOfFacts } from '../knowledge/fact-key'
import type { FactDecision, Knowledge } from '../knowledge/model'
import { decisionOf, readFactRows, type FactRow } from '../knowledge/rows'
import type { Fact, Facts } from '../model'
import { readFacts } from '../providers/builtin/facts/read-facts'

type Version = { id: number; sop: number; organisation: number }

/**
 * Reads the facts of a version and keeps them, where that was not done yet or something changed: the parse, or the reader.
 * What people edited, added or dropped stays theirs; a new version takes it over from the one before where the passage is
 * the same. Safe to run at any time, and quick where nothing changed. Not guarded: whoever calls it has found the version
 * through access control.
 */
export async function keepFacts({
  req,
  version: id,
}: {
  req: PayloadRequest
  version: number
}): Promise<{ source: SourceDocument; found: Facts; rows: FactRow[] }> {
  const source = await getSourceDocument(req, id, { confirmed: false })
  const found = readFacts([source])
  const stamp = createHash('sha256').update(JSON.stringify(found)).digest('hex')
  const system = asSystem(req, 'facts of a version are kept by the reader alone')
  const version = (await findByID({
    req: system,
    collection: 'sop-versions',
    id,
    select: { sop: true, organisation: true },
  })) as unknown as Version
  if ((await readingOf(system, id))?.stamp === stamp) return { source, found, rows: await readFactRows(req, id) }
  await inTransaction(system, async (work) => {
    await sql(work).execute(statement`select pg_advisory_xact_lock(hashtext('sop-facts'), ${id})`)
    const reading = await readingOf(work, id)
    if (reading?.stamp === stamp) return
    const own = (await readFactRows(work, id)).filter(({ state }) => state !== 'found')
    const decided = reading || own.length > 0 ? own : await carriedOver(work, version, source)
    await writeRows(work, version, rowsFor(found.facts, decided, source))
    const { facts: _facts, ...frame } = found
    const data = { version: id, stamp, frame, organisation: version.organisation }
    if (reading) await update({ req: work, collection: 'fact-readings', id: reading.id, data })
    else await create({ req: work, collection: 'fact-readings', data })
  })
  return { source, found, rows: await readFactRows(req, id) }
}

/** The same without a person behind it. */
export async function keepFactsOf({
  payload,
  version,
  organisation,
}: {
  payload: Payload
  version: number
  organisation: number
}): Promise<void> {
  const req = await systemRequest(payload, { reason: 'facts are read without a person behind it', organisation })
  await keepFacts({ req, version })
}

/** What is known of several versions, for a course to be drafted from. */
export async function knowledgeOf({
  req,
  versions,
}: {
  req: PayloadRequest
  versions: readonly number[]
}): Promise<Knowledge> {
  const readings: Facts[] = []
  const decisions: FactDecision[] = []
  for (const version of versions) {
    const { source, found, rows } = await keepFacts({ req, version })
    readings.push(found)
    decisions.push(...rows.flatMap((row) => decisionOf(row, source.id)))
  }
  return { found: combineReadings(readings), decisions }
}

async function readingOf(req: PayloadRequest, version: number): Promise<{ id: number; stamp: string } | undefined> {
  const { docs } = await find({
    req,
    collection: 'fact-readings',
    where: { version: { equals: version } },
    limit: 1,
    select: { stamp: true },
  })
  return docs[0]
}

/** What people decided about the latest version before this one that they looked at, where its passages stand here unchanged. */
async function carriedOver(req: PayloadRequest, version: Version, source: SourceDocument): Promise<FactRow[]> {
  const [before] = rows<{ id: number }>(
    await sql(req).execute(statement`
      select max(version_id)::int as id from sop_facts
      where sop_id = ${version.sop} and version_id < ${version.id} and state <> 'found' and not gone`),
  )
  if (!before?.id) return []
  const older = await getSourceDocument(req, before.id, { confirmed: false })
  const textOf = (document: SourceDocument) =>
    new Map(document.document.segments.map((segment) => [segment.key, segment.text]))
  const [then, now] = [textOf(older), textOf(source)]
  const kept = (await readFactRows(req, before.id)).filter(({ state, gone }) => state !== 'found' && !gone)
  return kept.filter(({ spans }) =>
    spans.every(({ segment }) => then.get(segment) !== undefined && then.get(segment) === now.get(segment)),
  )
}

type NewRow = Omit<FactRow, 'id'>

function rowsFor(facts: readonly Fact[], decided: readonly FactRow[], source: SourceDocument): NewRow[] {
  const keys = keysOfFacts(facts)
  const segments = new Map(source.document.segments.map((segment) => [segment.key, segment]))
  const byKey = new Map(decided.map((row) => [row.key, row]))
  const read = facts.map((fact, order): NewRow => {
    const key = keys.get(fact.id) ?? fact.id
    const { kind, text, spans } = fact
    const row = byKey.get(key)
    byKey.delete(key)
    const fresh = { key, order, spans, fact, gone: false }
    if (!row)
      return { ...fresh, state: 'found', kind, text, words: null, revision: 0, changedBy: null, changedAt: null }
    return { ...row, ...fresh, ...(row.state === 'edited' ? {} : { kind, text }) }
  })
  const left = [...byKey.values()].map((row): NewRow => {
    const last = row.spans.at(-1)
    const there = row.spans.every(({ segment, end }) => (segments.get(segment)?.text.length ?? -1) >= end)
    const at = segments.get(last?.segment ?? '')?.order ?? 0
    const before = facts.findLastIndex(
      (fact) => (segments.get(fact.spans.at(-1)?.segment ?? '')?.order ?? Infinity) <= at,
    )
    return { ...row, fact: row.state === 'added' ? null : row.fact, gone: !there, order: before + 0.5 }
  })
  return [...read, ...left]
}

/** Replaces the rows of a version, and keeps the ids of those that stay, because pages link to them. */
async function writeRows(req: PayloadRequest, version: Version, fresh: readonly NewRow[]): Promise<void> {
  const values = fresh.map(({ changedBy, changedAt, ...row }) => ({
    ...row,
    changed_by: changedBy?.id ?? null,
    changed_at: changedAt,
  }))
  const keys = jsonText(fresh.map(({ key }) => key))
  await sql(req).execute(statement`
    delete from sop_facts where version_id = ${version.id}
      and key not in (select jsonb_array_elements_text(${keys}::jsonb))`)
  await sql(req).execute(statement`
    insert into sop_facts (version_id, sop_id, organisation_id, key, state, kind, text, "order", spans, fact, words, gone, revision, changed_by_id, changed_at)
    select ${version.id}, ${version.sop}, ${version.organisation}, key, state::enum_sop_facts_state, kind::enum_sop_facts_kind,
      text, "order", spans, nullif(fact, 'null'::jsonb), nullif(words, 'null'::jsonb), gone, revision, changed_by, changed_at
    from jsonb_to_recordset(${jsonText(values)}::jsonb)
      as given(key text, state text, kind text, text text, "order" numeric, spans jsonb, fact jsonb, words jsonb, gone boolean,
        revision int, changed_by int, changed_at timestamptz)
    on conflict (version_id, key) do update set state = excluded.state, kind = excluded.kind, text = excluded.text,
      "order" = excluded."order", spans = excluded.spans, fact = excluded.fact, words = excluded.words, gone = excluded.gone`)
}

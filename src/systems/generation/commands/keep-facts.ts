import { createHash } from 'node:crypto'
import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { Payload, PayloadRequest } from 'payload'
import { asSystem, create, find, findByID, inTransaction, rows, sql, systemRequest, update } from '@/shared/db'
import { jsonText } from '@/shared/json'
import { getSourceDocument } from '@/systems/sops/public'
import type { SourceDocument } from '@/systems/sops/model'
import { combineReadings } from '../knowledge/combine-readings'
import type { FactDecision, Knowledge } from '../knowledge/model'
import { followRows, rowsFor, type NewRow } from '../knowledge/place-facts'
import { decisionOf, quoted, readFactRows, type FactRow } from '../knowledge/rows'
import type { Facts } from '../model'
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
  const first = await readNow(req, id)
  const system = asSystem(req, 'facts of a version are kept by the reader alone')
  const version = (await findByID({
    req: system,
    collection: 'sop-versions',
    id,
    select: { sop: true, organisation: true },
  })) as unknown as Version
  if ((await readingOf(system, id))?.stamp === first.stamp) return { ...first, rows: await readFactRows(req, id) }
  const kept = await inTransaction(system, async (work) => {
    await sql(work).execute(statement`select pg_advisory_xact_lock(hashtext('sop-facts'), ${id})`)
    // Read behind the lock: who waited for it longest may hold the older reading, and must not write it over a newer one.
    const now = await readNow(work, id)
    const { source, found, stamp } = now
    const reading = await readingOf(work, id)
    if (reading?.stamp === stamp) return now
    const own = (await readFactRows(work, id)).filter(({ state }) => state !== 'found')
    const decided = reading || own.length > 0 ? own : await carriedOver(work, version, source)
    const followed = followRows(found.facts, decided, source)
    await renameRows(work, id, decided, followed)
    await writeRows(work, version, rowsFor(found.facts, followed, source))
    const { facts: _facts, ...frame } = found
    const data = { version: id, stamp, frame, organisation: version.organisation }
    if (reading) await update({ req: work, collection: 'fact-readings', id: reading.id, data })
    else await create({ req: work, collection: 'fact-readings', data })
    return now
  })
  return { ...kept, rows: await readFactRows(req, id) }
}

async function readNow(
  req: PayloadRequest,
  id: number,
): Promise<{ source: SourceDocument; found: Facts; stamp: string }> {
  const source = await getSourceDocument(req, id, { confirmed: false })
  const found = readFacts([source])
  // Passages that no fact rests on may come to bear one that a person added: they count too.
  const { segments } = source.document
  const stamp = createHash('sha256')
    .update(JSON.stringify([found, segments.map(({ key, text }) => [key, text])]))
    .digest('hex')
  return { source, found, stamp }
}

/** The same without a person behind it; nothing while the file is being read again, because that tells of itself. */
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
  const { state } = await findByID({ req, collection: 'sop-versions', id: version, select: { state: true } })
  if (state === 'parsing' || state === 'failed') return
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

/** Pages link to the rows of facts: what people decided keeps its row where it follows its passage. */
async function renameRows(
  req: PayloadRequest,
  version: number,
  before: readonly FactRow[],
  after: readonly FactRow[],
): Promise<void> {
  for (const [at, { id, key }] of after.entries()) {
    if (before[at]?.key === key) continue
    await sql(req).execute(statement`
      delete from sop_facts where version_id = ${version} and key = ${key} and state = 'found'`)
    await sql(req).execute(statement`update sop_facts set key = ${key} where version_id = ${version} and id = ${id}`)
  }
}

/** Replaces the rows of a version, and keeps the ids of those that stay, because pages link to them. */
async function writeRows(req: PayloadRequest, version: Version, fresh: readonly NewRow[]): Promise<void> {
  const values = fresh.map(({ changedBy, changedAt, spans, quotes, ...row }) => ({
    ...row,
    spans: quoted({ spans, quotes }),
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

import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { Payload, PayloadRequest } from 'payload'
import { asSystem, create, find, rows, sql, systemRequest, update } from '@/shared/db'
import { emit } from '@/shared/events'
import { applyDecisions } from '../knowledge/apply-decisions'
import { findContradictions } from '../knowledge/contradictions/find-contradictions'
import type { Contradiction, Statement } from '../knowledge/contradictions/model'
import { statementsOf } from '../knowledge/contradictions/statements'
import { decisionOf } from '../knowledge/rows'
import '../events'
import { keepFacts } from './keep-facts'

/** Sides as they are kept: with the version in which the passage stands. */
export type KeptSide = Contradiction['sides'][number] & { sop: number; version: number }

type Newest = { sop: number; version: number }

/**
 * Looks for what an SOP says otherwise than the others of its organisation, in their newest confirmed versions, and keeps
 * what it finds for a person to judge. What was judged stays judged; what the SOPs no longer say is marked as past.
 * Comparing and keeping are apart, because the first takes seconds and holds no transaction.
 */
export async function compareSop({
  payload,
  organisation,
  sop,
}: {
  payload: Payload
  organisation: number
  sop: number
}): Promise<{ found: Contradiction[]; newest: Newest[] }> {
  const req = await systemRequest(payload, { reason: 'SOPs are compared without a person behind it', organisation })
  const newest = rows<Newest>(
    await sql(req).execute(statement`
      select sop_id::int as sop, max(id)::int as version from sop_versions
      where organisation_id = ${organisation} and state in ('approved', 'effective') group by sop_id order by sop_id`),
  )
  const statements: Statement[] = []
  for (const { sop: one, version } of newest) {
    const { source, found, rows: kept } = await keepFacts({ req, version })
    const decisions = kept.flatMap((row) => decisionOf(row, source.id))
    const facts = applyDecisions(found, decisions, [source])
    statements.push(...statementsOf(String(one), { source, facts }))
  }
  return { found: findContradictions(statements, { about: String(sop) }), newest }
}

/** Keeps what a comparison found about an SOP. Returns how many are new. */
export async function keepContradictions(
  req: PayloadRequest,
  {
    organisation,
    sop,
    version,
    found,
    newest,
  }: { organisation: number; sop: number; version: number; found: readonly Contradiction[]; newest: readonly Newest[] },
): Promise<number> {
  const system = asSystem(req, 'contradictions are found by a job')
  const { docs } = await find({
    req: system,
    collection: 'contradictions',
    where: { and: [{ organisation: { equals: organisation } }, { sops: { in: [sop] } }] },
    select: { key: true, current: true },
  })
  const known = new Map(docs.map((row) => [row.key, row]))
  const versionOf = new Map(newest.map((one) => [one.sop, one.version]))
  let fresh = 0
  for (const { key, kind, subject, explanation, sides, likeness } of found) {
    const kept = sides.map((side): KeptSide => {
      const of = Number(side.document)
      return { ...side, sop: of, version: versionOf.get(of) ?? 0 }
    })
    const data = {
      organisation,
      key,
      kind,
      subject: subject.slice(0, 200),
      explanation,
      sops: [...new Set(kept.map((side) => side.sop))],
      versions: [...new Set(kept.map((side) => side.version))],
      sides: kept,
      likeness,
      current: true,
    }
    const row = known.get(key)
    known.delete(key)
    if (row) await update({ req: system, collection: 'contradictions', id: row.id, data })
    else {
      await create({ req: system, collection: 'contradictions', data: { ...data, state: 'open' } })
      fresh += 1
    }
  }
  for (const row of known.values()) {
    if (row.current) await update({ req: system, collection: 'contradictions', id: row.id, data: { current: false } })
  }
  if (fresh > 0)
    await emit(req, 'contradictions.found', { organisation, sop, version, found: fresh }, { subject: `sop:${sop}` })
  return fresh
}

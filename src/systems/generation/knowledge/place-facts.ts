import type { SourceDocument } from '@/systems/sops/model'
import type { Fact } from '../model'
import { keysOfFacts, placeOf } from './fact-key'
import { followPassages, quotesOf } from './follow-passages'
import type { FactRow } from './rows'

/** A row as it will be. */
export type NewRow = Omit<FactRow, 'id'>

/** What people decided, at the passages where its words stand in this reading. */
export function followRows(facts: readonly Fact[], decided: readonly FactRow[], source: SourceDocument): FactRow[] {
  const keys = keysOfFacts(facts)
  const keyAt = new Map([...facts].reverse().map(({ id, spans }) => [placeOf(spans), keys.get(id) ?? id]))
  const known = new Set(keys.values())
  const taken = new Set(decided.map(({ key }) => key))
  return decided.map((row) => {
    const spans = followPassages(row, source)
    if (!spans) return { ...row, gone: true }
    const there = { ...row, spans, quotes: quotesOf(spans, source), gone: false }
    const key = row.state === 'added' || known.has(row.key) ? row.key : (keyAt.get(placeOf(spans)) ?? row.key)
    if (key === row.key || taken.has(key)) return there
    taken.add(key)
    return { ...there, key }
  })
}

/** The facts of a reading in their order, with what people decided about each; and what they decided that no fact has. */
export function rowsFor(facts: readonly Fact[], decided: readonly FactRow[], source: SourceDocument): NewRow[] {
  const keys = keysOfFacts(facts)
  const segments = new Map(source.document.segments.map((segment) => [segment.key, segment]))
  const byKey = new Map(decided.map((row) => [row.key, row]))
  const read = facts.map((fact, order): NewRow => {
    const key = keys.get(fact.id) ?? fact.id
    const { kind, text, spans } = fact
    const row = byKey.get(key)
    byKey.delete(key)
    const fresh = { key, order, spans, quotes: quotesOf(spans, source), fact, gone: false }
    if (!row)
      return { ...fresh, state: 'found', kind, text, words: null, revision: 0, changedBy: null, changedAt: null }
    return { ...row, ...fresh, ...(row.state === 'edited' ? {} : { kind, text }) }
  })
  const left = [...byKey.values()].map((row): NewRow => {
    const last = row.spans.at(-1)
    const at = segments.get(last?.segment ?? '')?.order ?? 0
    const before = facts.findLastIndex(
      (fact) => (segments.get(fact.spans.at(-1)?.segment ?? '')?.order ?? Infinity) <= at,
    )
    return { ...row, fact: row.state === 'added' ? null : row.fact, order: before + 0.5 }
  })
  return [...read, ...left]
}

import type { SourceDocument } from '@/systems/sops/model'
import type { Fact, Facts, Span } from '../model'
import { readSections, wordingOfSource } from '../providers/builtin/facts/read-sections'
import { uniqueIds } from '../stable-id'
import { keysOfFacts } from './fact-key'
import type { FactDecision, FactWords } from './model'

/**
 * The facts of a reading as people left them: without those they dropped, with their words in place of what was read,
 * and with what they added, at its place. A decision is matched by its key, and where no fact has it (another reader, a
 * newer one) by its passages. One whose passage is no longer there has no effect. Without decisions the same facts.
 */
export function applyDecisions(
  facts: Facts,
  decisions: readonly FactDecision[],
  sources: readonly SourceDocument[],
): Facts {
  if (decisions.length === 0) return facts
  let list = facts.facts
  for (const source of sources) {
    const own = decisions.filter((decision) => decision.source === source.id)
    if (own.length === 0) continue
    const keys = keysOfFacts(list.filter((fact) => fact.source === source.id))
    const place = placeIn(source, facts)
    for (const decision of own) {
      if (!decision.spans.every((span) => place.segments.has(span.segment))) continue
      const matched = list.filter((fact) => fact.source === source.id && keys.get(fact.id) === decision.key)
      const meant = matched.length > 0 || decision.state === 'added' ? matched : within(list, source.id, decision.spans)
      const [first] = meant
      if (decision.state === 'dropped') list = without(list, meant)
      else if (first) {
        list = without(list, meant.slice(1)).map((fact) =>
          fact.id === first.id ? reworded(fact, decision.words) : fact,
        )
      } else list = inserted(list, decision, place)
    }
  }
  return { ...facts, facts: list.map((fact, order) => ({ ...fact, order })) }
}

/** Facts all of whose passages lie within the given ones. */
const within = (facts: readonly Fact[], source: string, spans: readonly Span[]): Fact[] =>
  facts.filter(
    (fact) =>
      fact.source === source &&
      fact.spans.length > 0 &&
      fact.spans.every((span) =>
        spans.some((other) => other.segment === span.segment && other.start <= span.start && other.end >= span.end),
      ),
  )

/** What belonged to a dropped fact belongs to what that belonged to. */
function without(facts: Fact[], dropped: readonly Fact[]): Fact[] {
  if (dropped.length === 0) return facts
  const gone = new Map(dropped.map((fact) => [fact.id, fact.parent]))
  const parentOf = (id: string | undefined): string | undefined =>
    id !== undefined && gone.has(id) ? parentOf(gone.get(id)) : id
  return facts
    .filter((fact) => !gone.has(fact.id))
    .map((fact) => {
      if (fact.parent === undefined || !gone.has(fact.parent)) return fact
      const { parent, ...rest } = fact
      const next = parentOf(parent)
      return next === undefined ? rest : { ...rest, parent: next }
    })
}

/** What was read of a row or of a sequence holds no longer where it became something else. */
export function reworded(fact: Fact, words: FactWords): Fact {
  const { sequence, cells: _cells, header, table, caption, term: _term, meaning: _meaning, severity: _, ...rest } = fact
  const isStep = words.kind === 'step' || words.kind === 'substep'
  const isRow = words.kind === 'row' || words.kind === 'problem'
  return {
    ...rest,
    ...(isStep && sequence ? { sequence } : {}),
    ...(isRow && header ? { header } : {}),
    ...(isRow && table !== undefined ? { table } : {}),
    ...(isRow && caption !== undefined ? { caption } : {}),
    ...words,
  }
}

type Place = {
  segments: Map<string, number>
  parents: Map<string, string>
  sections: Map<string, string>
  source: string
}

function placeIn(source: SourceDocument, facts: Facts): Place {
  const known = new Set(facts.sections.map(({ id }) => id))
  const sections = readSections(source, wordingOfSource(source))
  return {
    source: source.id,
    segments: new Map(source.document.segments.map(({ key, order }) => [key, order])),
    parents: new Map(
      source.document.segments.flatMap(({ key, parent }) => (parent === undefined ? [] : [[key, parent]])),
    ),
    sections: new Map(
      sections
        .filter(({ id }) => known.has(id))
        .flatMap(({ id, segments }) => segments.map(({ key }): [string, string] => [key, id])),
    ),
  }
}

/** A fact that no reading found, behind the facts of the passages before its own. */
function inserted(facts: Fact[], { spans, words }: { spans: Span[]; words: FactWords }, place: Place): Fact[] {
  const [span] = spans
  const section = span && place.sections.get(span.segment)
  if (!span || section === undefined) return facts
  const isBefore = (fact: Fact): boolean => {
    const [own] = fact.spans.slice(-1)
    if (fact.source !== place.source || !own) return false
    const [order, mine] = [place.segments.get(own.segment) ?? 0, place.segments.get(span.segment) ?? 0]
    return order < mine || (order === mine && own.start <= span.start)
  }
  const at = facts.findLastIndex(isBefore) + 1
  const firstOfSource = facts.findIndex((fact) => fact.source === place.source)
  const passage = spans.map(({ segment, start, end }) => `${segment}:${String(start)}-${String(end)}`).join(',')
  const newId = uniqueIds()
  const taken = new Set(facts.map(({ id }) => id))
  let id = newId('c', place.source, passage, words.text)
  while (taken.has(id)) id = newId('c', place.source, passage, words.text)
  const parentKey = place.parents.get(span.segment)
  const parent =
    parentKey === undefined ? undefined : facts.findLast((fact) => fact.spans.at(-1)?.segment === parentKey)
  const fact: Fact = {
    id,
    source: place.source,
    section,
    order: 0,
    spans,
    ...(parent ? { parent: parent.id } : {}),
    ...words,
  }
  const index = at === 0 && firstOfSource > 0 ? firstOfSource : at
  return [...facts.slice(0, index), fact, ...facts.slice(index)]
}

import type { Fact, Facts, LeftOut, SectionRole } from '../model'
import { hasMeasure } from '../providers/builtin/facts/segment-facts'
import { readingMinutes } from '../providers/builtin/plan/minutes'
import type { Depth } from '../wishes'

/** Minutes of reading in a microlearning; its questions take the rest of the five. */
const MICRO_MINUTES = 3.4
/** Share of them that the steps may fill: warnings and limits want their place. */
const SHARE_OF_STEPS = 0.7

/** Why a passage is not taught in a microlearning. */
export const BEYOND_MICROLEARNING = 'depth:microlearning'

type Group = { facts: Fact[]; minutes: number; rank: number }

/**
 * The facts that a course of this depth teaches. A microlearning has the core procedure, and the warnings and limits that
 * belong to it, as far as they fit five minutes; what it does not have is listed as left out. The others have everything.
 */
export function chooseFacts(facts: Facts, depth: Depth | undefined): Facts {
  if (depth !== 'microlearning') return facts
  const groups = groupsOf(facts)
  const chosen = new Set<Group>()
  let minutes = 0
  const take = (group: Group, most: number) => {
    if (chosen.has(group) || (minutes + group.minutes > most && chosen.size > 0)) return
    chosen.add(group)
    minutes += group.minutes
  }
  const ranked = (...ranks: number[]) => groups.filter(({ rank }) => ranks.includes(rank))
  // A procedure is not taught with a step missing in the middle: the first that does not fit ends it.
  for (const group of ranked(0)) {
    if (minutes + group.minutes > MICRO_MINUTES * SHARE_OF_STEPS && chosen.size > 0) break
    take(group, MICRO_MINUTES)
  }
  for (const rank of [1, 2, 3]) for (const group of ranked(rank)) take(group, MICRO_MINUTES)
  // An SOP without steps, warnings and limits is taught from its beginning.
  if (chosen.size === 0) for (const group of groups) take(group, MICRO_MINUTES)

  const kept = new Set([...chosen].flatMap((group) => group.facts.map(({ id }) => id)))
  const left = facts.facts.filter(({ id }) => !kept.has(id))
  return {
    ...facts,
    facts: facts.facts.flatMap((fact) => (kept.has(fact.id) ? [withoutStrangers(fact, kept)] : [])),
    leftOut: [
      ...facts.leftOut,
      ...left.map((fact): LeftOut => ({
        source: fact.source,
        segment: fact.spans[0]?.segment ?? '',
        reason: BEYOND_MICROLEARNING,
        text: fact.text,
      })),
    ],
  }
}

/** A fact with what hangs on it: a step with its sub-steps, the sentence that introduces a list with its items. */
function groupsOf({ facts, sections, language }: Facts): Group[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  const rootOf = (fact: Fact): Fact => {
    const seen = new Set<string>()
    let at = fact
    for (;;) {
      const parent = at.parent === undefined ? undefined : byId.get(at.parent)
      // Sub-steps are steps of their own procedure where the whole hangs on one sentence.
      if (!parent || seen.has(parent.id) || (parent.kind === 'lead' && isStep(at))) return at
      seen.add(parent.id)
      at = parent
    }
  }
  const members = new Map<string, Fact[]>()
  for (const fact of facts) {
    const { id } = rootOf(fact)
    members.set(id, [...(members.get(id) ?? []), fact])
  }
  const role = new Map(sections.map((section) => [section.id, section.role]))
  const main = mainSection(facts, role)
  return [...members.values()].map((own) => {
    const [first] = own
    return {
      facts: own,
      minutes: readingMinutes(own),
      rank: first ? rankOf(first, role.get(first.section), first.section === main, language) : 9,
    }
  })
}

const isStep = (fact: Fact): boolean => fact.kind === 'step' || fact.kind === 'substep'

/** The section with most steps, a procedure before anything else: what the SOP is there for. */
function mainSection(facts: readonly Fact[], role: ReadonlyMap<string, SectionRole>): string | undefined {
  const counts = new Map<string, number>()
  for (const fact of facts) if (isStep(fact)) counts.set(fact.section, (counts.get(fact.section) ?? 0) + 1)
  const weight = ([section, count]: [string, number]) => count + (role.get(section) === 'procedure' ? 1000 : 0)
  return [...counts].sort((a, b) => weight(b) - weight(a))[0]?.[0]
}

const unwanted: readonly (SectionRole | undefined)[] = ['references', 'revision', 'contents', 'form', 'contacts']

/** 0 the core procedure, 1 its warnings, 2 its limits, 3 warnings elsewhere; what is above is not taught in five minutes. */
function rankOf(fact: Fact, role: SectionRole | undefined, isMain: boolean, language: string): number {
  if (unwanted.includes(role)) return 9
  if (isMain && isStep(fact)) return 0
  if (fact.kind === 'warning') return isMain || role === 'procedure' || role === 'safety' ? 1 : 3
  if (fact.kind === 'limit' || (isMain && hasMeasure(fact.text, language)))
    return isMain || role === 'procedure' ? 2 : 4
  return 9
}

/** A fact without what it says of facts that are not taught. */
export function withoutStrangers({ parent, parts, ...fact }: Fact, kept: ReadonlySet<string>): Fact {
  return {
    ...fact,
    ...(parent !== undefined && kept.has(parent) ? { parent } : {}),
    ...(parts === undefined ? {} : { parts: parts.filter((part) => kept.has(part)) }),
  }
}

import type { Fact } from '../../model'
import type { Window } from './material'
import { windowsOf } from './window'

/** Facts that a model can keep apart in one plan: about twelve lessons. */
const FACTS_A_PLAN = 150
/** Of the first part where there are several: it is planned soon, and is written while the others are planned. */
const FIRST_FACTS = 40
/** At most, where its last section goes on. */
const FIRST_FACTS_AT_MOST = 80

/**
 * The facts of each part of the SOPs that is planned by itself; one part, as a rule. They are parted where a section ends. What
 * stands in no window, as a fact of a person without a passage does, goes with what is before it.
 */
export function partsOf(windows: readonly Window[], teachable: readonly Fact[]): Fact[][] {
  const parts = windows.flatMap(({ facts }, at) => {
    if (facts.length <= FACTS_A_PLAN) return facts.length === 0 ? [] : [[...facts]]
    const first = at === 0 ? firstOf(facts) : 0
    return [...(first > 0 ? [facts.slice(0, first)] : []), ...evenParts(facts.slice(first))]
  })
  const partOf = new Map(parts.flatMap((part) => part.map((fact) => [fact.id, part] as const)))
  let [last] = parts
  if (!last) return teachable.length === 0 ? [] : [[...teachable]]
  for (const fact of teachable) {
    const own = partOf.get(fact.id)
    if (own) last = own
    else last.push(fact)
  }
  const order = new Map(teachable.map(({ id }, at) => [id, at]))
  return parts.map((part) => part.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0)))
}

const inSections = (facts: readonly Fact[], most: number): Fact[][] =>
  windowsOf(facts, { most, lettersOf: () => 1, sectionOf: ({ section }) => section })

const evenParts = (facts: readonly Fact[]): Fact[][] =>
  inSections(facts, Math.ceil(facts.length / Math.ceil(facts.length / FACTS_A_PLAN)) + 20)

/** How many facts the first part has: whole sections, as far as they are not long. */
function firstOf(facts: readonly Fact[]): number {
  const first = inSections(facts, FIRST_FACTS)[0]?.length ?? 0
  const rest = facts.slice(first).findIndex(({ section }) => section !== facts[first - 1]?.section)
  return rest > 0 && first + rest <= FIRST_FACTS_AT_MOST ? first + rest : first
}

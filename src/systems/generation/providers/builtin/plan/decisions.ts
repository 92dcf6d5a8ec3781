import { isImperative, sentences } from '@/shared/language'
import type { Fact, Facts } from '../../../model'
import { splitCondition } from '../../../reading/condition'
import { isNotTaught } from '../../../reading/section-role'

const FEWEST = 3
const MOST = 12

/**
 * The cases an SOP provides for (`If A, do B`), for a lesson that gathers them. None where the SOP has a part on trouble
 * of its own, or where they are too few.
 */
export function decisionsOf({ facts, sections, language }: Facts): Fact[] {
  const roles = new Map(sections.map((section) => [section.id, section.role]))
  if (facts.filter((fact) => roles.get(fact.section) === 'trouble').length >= 3) return []
  const found = facts.filter((fact) => {
    const role = roles.get(fact.section)
    return (role === undefined || !isNotTaught.has(role)) && decisionIn(fact, language) !== null
  })
  return found.length >= FEWEST ? found.slice(0, MOST) : []
}

/** The first sentence of a fact that names a case and what to do in it. */
export function decisionIn(fact: Fact, language: string): { when: string; then: string } | null {
  if (fact.cells !== undefined || fact.choice !== undefined || fact.meaning !== undefined) return null
  for (const sentence of sentences(fact.text, language)) {
    const parts = splitCondition(sentence.text)
    if (parts && isAction(parts.then, language) && !/\b(?:these|those)\b/i.test(parts.then)) return parts
  }
  return null
}

/** Only English has a list of verbs that is long enough to tell an instruction from a consequence. */
function isAction(text: string, language: string): boolean {
  return language.slice(0, 2) !== 'en' || /^(?:do not|don’t|don't|never)\b/i.test(text) || isImperative(text, language)
}

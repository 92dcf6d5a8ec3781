import { isImperative, quantities, words } from '@/shared/language'
import type { Fact } from '../../../model'
import type { Phrases } from '../../../phrases'
import { leansOnContext } from '../../../reading/context'
import { ended } from '../../../reading/wording'
import { stableId } from '../../../stable-id'
import { decisionIn } from '../plan/decisions'
import type { Draft } from './shapes'

/** Facts of a lesson from which on its end says again what matters most. */
const LONG_LESSON = 12
const [FEWEST, MOST] = [2, 4]

/** Cases and what to do in them, side by side. */
export function decisionTable(facts: readonly Fact[], language: string, phrases: Phrases): Draft {
  const cases = facts.flatMap((fact) => {
    const parts = decisionIn(fact, language)
    return parts ? [{ fact, ...parts }] : []
  })
  return {
    type: 'table',
    header: [phrases.headings.when, phrases.headings.then],
    rows: cases.map(({ when, then }) => [when, then]),
    claims: cases.map(({ fact }) => fact.id),
  }
}

/** What to take along from a long lesson: what must not be done, limits and cases, in the order of the SOP. */
export function remember(facts: readonly Fact[], language: string, phrases: Phrases, lesson: string): Draft[] {
  if (facts.length < LONG_LESSON) return []
  const heads = new Set(facts.flatMap((fact) => fact.parent ?? []))
  const ranked = facts
    .map((fact) => ({ fact, worth: heads.has(fact.id) ? 0 : worthOf(fact, language) }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth || a.fact.order - b.fact.order)
    .slice(0, MOST)
  if (ranked.length < FEWEST) return []
  const chosen = ranked.map(({ fact }) => fact).sort((a, b) => a.order - b.order)
  return [
    { type: 'text', text: `**${phrases.headings.remember}**`, claims: chosen.slice(0, 1).map((fact) => fact.id) },
    {
      type: 'steps',
      ordered: false,
      claims: [],
      steps: chosen.map((fact) => ({
        id: stableId('s', lesson, 'remember', fact.id),
        text: ended(fact.text),
        claim: fact.id,
        ...(fact.severity !== undefined ? { critical: true } : {}),
      })),
    },
  ]
}

/** 0 for what does not stand by itself, or is no more than one thing among many. */
function worthOf(fact: Fact, language: string): number {
  const size = words(fact.text).length
  if (fact.cells !== undefined || fact.meaning !== undefined || fact.choice !== undefined) return 0
  if (size < 5 || size > 28 || /[:?]$/.test(fact.text) || leansOnContext(fact.text)) return 0
  // A case whose consequence follows elsewhere.
  if (/^(?:if|when|in case|als|wanneer|indien|wenn|falls|si|lorsque|cuando)\b[^,]*$/i.test(fact.text)) return 0
  // "Never in airtight containers" needs the sentence before it.
  if (/^(?:never|nooit|nie|niemals|jamais|nunca)\s+(?:in|on|at|under|op|auf|unter|dans|sur|en)\b/i.test(fact.text))
    return 0
  if (fact.kind === 'warning') return fact.severity === 'note' ? 0 : 3
  if (decisionIn(fact, language)) return 2
  const measured = quantities(fact.text, language).some((quantity) => quantity.unit !== null && !quantity.reference)
  const whole = size >= 6 && (fact.kind === 'limit' || isImperative(fact.text, language)) && fact.parent === undefined
  return measured && whole ? 1.5 : 0
}

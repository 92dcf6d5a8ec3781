import { words } from '@/shared/language'
import type { Fact } from '../../../model'
import { ended } from '../../../reading/wording'
import { leansOnContext } from '../../../reading/context'
import { nearest, situationOf, type Bank, type Candidate } from './bank'
import { mixed } from './distractors'

/** Names that a sentence of running text turns on: systems, places, documents, organisations. */
export function askNames(bank: Bank): Candidate[] {
  const uncapitalised = smallWords(bank.all)
  return bank.sayings.flatMap((fact) => {
    if (!['statement', 'condition', 'purpose', 'scope', 'warning', 'limit', 'item', 'step'].includes(fact.kind))
      return []
    const size = words(fact.text).length
    if (size < 7 || size > 32 || leansOnContext(fact.text) || /^\(|:$|[.!?]\s+\S/.test(fact.text)) return []
    const own = namesIn(fact, uncapitalised)
    const [name] = own
    const label = /^[^:]{2,40}:\s/.exec(fact.text)?.[0] ?? ''
    if (name === undefined || fact.text.split(name).length !== 2 || label.includes(name)) return []
    const others = new Set(
      nearest(bank.all, fact)
        .filter((other) => other !== fact)
        .flatMap((other) => namesIn(other, uncapitalised)),
    )
    const wrong = [...others].filter((other) => {
      const ratio = other.length / name.length
      return (
        ratio >= 0.55 &&
        ratio <= 1.8 &&
        isAcronym(other) === isAcronym(name) &&
        other.includes(' ') === name.includes(' ') &&
        !fact.text.toLowerCase().includes(other.toLowerCase()) &&
        !name.includes(other) &&
        !other.includes(name)
      )
    })
    if (wrong.length < 2) return []
    return [
      {
        weight: 3,
        asks: [fact.id],
        exercise: {
          type: 'single-choice' as const,
          prompt: bank.phrases.ask.name(ended(fact.text.replace(name, bank.phrases.gap)), situationOf(fact, bank)),
          options: mixed([
            { text: name, correct: true },
            ...wrong.slice(0, 3).map((text) => ({ text, correct: false })),
          ]),
          claims: [fact.id],
          rationale: ended(fact.text),
        },
      },
    ]
  })
}

const NAME =
  /(?<=[\p{Ll},;)]\s(?:the\s|de\s|het\s|der\s|die\s|das\s|la\s|le\s|el\s)?)(?:\p{Lu}[\p{L}\p{N}-]+)(?:\s\p{Lu}[\p{L}\p{N}-]+){0,5}/gu

/** Abbreviations, several capitalised words together, or one that the SOP never writes small. */
function namesIn(fact: Fact, small: ReadonlySet<string>): string[] {
  const found = [...fact.text.matchAll(NAME)].map((match) => match[0])
  return [...new Set(found)].filter(
    (name) =>
      name.length >= 3 &&
      !/\d/.test(name) &&
      !/^(?:SOP|OR|AND|NOT|IF|SIP|Ex)$|^(?:Not|No|Un\p{Ll}+|Missing|Restricted)(?:\s|$)/u.test(name) &&
      // Adjectives made of names: `Indigenous`, `European`.
      !/(?:ous|ean|ian|ish|ese|ic|al)$/.test(name) &&
      (isAcronym(name) || name.includes(' ') || !small.has(name.toLowerCase())),
  )
}

/** Words that the SOP writes with a small letter somewhere. */
function smallWords(facts: readonly Fact[]): ReadonlySet<string> {
  const known = small.get(facts)
  if (known) return known
  const found = new Set(
    facts.flatMap((fact) => [...fact.text.matchAll(/(?<![\p{L}])\p{Ll}[\p{L}-]*/gu)].map((match) => match[0])),
  )
  small.set(facts, found)
  return found
}

const small = new WeakMap<readonly Fact[], ReadonlySet<string>>()

const isAcronym = (name: string): boolean => /^\p{Lu}{2,}s?$/u.test(name)

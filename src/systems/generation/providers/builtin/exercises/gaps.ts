import { contentWords, words } from '@/shared/language'
import type { Fact } from '../../../model'
import { ended } from '../../../reading/wording'
import { leansOnContext, situationOf, type Bank, type Candidate } from './bank'

/** A term of the SOP to fill in: for lessons of running text that offer nothing else to ask about. */
export function askGaps(bank: Bank): Candidate[] {
  const counts = countsIn(bank)
  return bank.sayings.flatMap((fact) => {
    const size = words(fact.text).length
    if (
      !['statement', 'condition', 'limit', 'purpose', 'scope', 'item', 'step', 'warning'].includes(fact.kind) ||
      size < 8 ||
      size > 24 ||
      leansOnContext(fact.text) ||
      /:$/.test(fact.text)
    )
      return []
    const term = termOf(fact, counts, bank)
    if (term === null) return []
    return [
      {
        weight: 1,
        asks: [fact.id],
        exercise: {
          type: 'cloze' as const,
          prompt: bank.phrases.ask.cloze(` (${situationOf(fact, bank).replace(/:\s*$/, '')})`),
          text: ended(fact.text.replace(term, '{{g1}}')),
          gaps: [{ id: 'g1', accept: [term] }],
          claims: [fact.id],
          rationale: ended(fact.text),
        },
      },
    ]
  })
}

const counted = new WeakMap<readonly Fact[], ReadonlyMap<string, number>>()

/** In how many facts of the course each word occurs. */
function countsIn(bank: Bank): ReadonlyMap<string, number> {
  const known = counted.get(bank.all)
  if (known) return known
  const counts = new Map<string, number>()
  for (const fact of bank.all)
    for (const word of new Set(contentWords(fact.text, bank.lexicon))) counts.set(word, (counts.get(word) ?? 0) + 1)
  counted.set(bank.all, counts)
  return counts
}

/** A long word that the SOP uses more than once, though not everywhere, and this sentence once. */
function termOf(fact: Fact, counts: ReadonlyMap<string, number>, bank: Bank): string | null {
  const found = [...fact.text.matchAll(/(?<![\p{L}'-])\p{Ll}{8,}(?![\p{L}'-])/gu)].map((match) => match[0])
  const usable = found.filter(
    (word) =>
      !/(?:ly|ed|ing|al|ous|ive|[ai]ble|ple|ent|lijk|lijke|ende|eerd|eerde|lich|isch|ment|amente)$|^ge\p{L}+d$/u.test(
        word,
      ) &&
      contentWords(word, bank.lexicon).length === 1 &&
      fact.text.split(word).length === 2,
  )
  const known = usable.filter(
    (word) => (counts.get(word) ?? 0) >= 2 && (counts.get(word) ?? 0) <= Math.max(6, bank.all.length / 10),
  )
  return known.sort((a, b) => b.length - a.length)[0] ?? null
}

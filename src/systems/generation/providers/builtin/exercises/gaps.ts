import { contentWords, words } from '@/shared/language'
import type { Fact } from '../../../model'
import { ended } from '../../../reading/wording'
import { leansOnContext } from '../../../reading/context'
import { alike, nearest, situationOf, type Bank, type Candidate } from './bank'
import { mixed } from './distractors'

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
      ...askChoice(fact, term, counts, bank),
      {
        weight: 1,
        asks: [fact.id],
        exercise: {
          type: 'cloze' as const,
          prompt: bank.phrases.ask.cloze(` (${situationOf(fact, bank).replace(/\s*:\s*$/, '')})`),
          text: ended(fact.text.replace(term, '{{g1}}')),
          gaps: [{ id: 'g1', accept: [term] }],
          claims: [fact.id],
          rationale: ended(fact.text),
        },
      },
    ]
  })
}

/** The same gap with words to choose from, of the same form, that the SOP uses near by. */
function askChoice(fact: Fact, term: string, counts: ReadonlyMap<string, number>, bank: Bank): Candidate[] {
  const article = articleOf(fact.text, term)
  if (article === null) return []
  const near = nearest(bank.all, fact)
    .filter((other) => other.id !== fact.id)
    .flatMap((other) => {
      const word = termOf(other, counts, bank)
      return word !== null && articleOf(other.text, word) === article ? [word] : []
    })
  const wrong = [...new Set(near)].filter((word) => {
    const ratio = word.length / term.length
    return (
      ratio >= 0.55 &&
      ratio <= 1.8 &&
      /(?:en|s)$/.test(word) === /(?:en|s)$/.test(term) &&
      !alike(word, term, bank.lexicon) &&
      !fact.text.toLowerCase().includes(word.toLowerCase())
    )
  })
  if (wrong.length < 3) return []
  return [
    {
      weight: 2.5,
      asks: [fact.id],
      exercise: {
        type: 'single-choice',
        prompt: bank.phrases.ask.name(ended(fact.text.replace(term, bank.phrases.gap)), situationOf(fact, bank)),
        options: mixed([{ text: term, correct: true }, ...wrong.slice(0, 3).map((text) => ({ text, correct: false }))]),
        claims: [fact.id],
        rationale: ended(fact.text),
      },
    },
  ]
}

/** The word before a term that shows its gender or number; null where another kind of word stands there. */
function articleOf(text: string, term: string): string | null {
  const before = text.slice(0, text.indexOf(term))
  const article = /(?:^|\s)(\p{L}+['’]?)\s?$/u.exec(before)?.[1]?.toLowerCase() ?? ''
  return /^(?:the|a|an|de|het|een|der|die|das|den|dem|des|ein|eine|einen|einem|einer|le|la|les|un|une|des|du|l['’]|el|los|las|una|del|al)$/.test(
    article,
  )
    ? article
    : null
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
  // German writes its nouns with a capital; where a sentence begins, that says nothing.
  const shape = bank.language.startsWith('de')
    ? /(?<=\p{L}[,;]?\s)\p{Lu}\p{Ll}{6,}(?![\p{L}'-])/gu
    : /(?<![\p{L}'’-])\p{Ll}{7,}(?![\p{L}'’-])/gu
  const found = [...fact.text.matchAll(shape)].map((match) => match[0])
  const usable = found.filter(
    (word) =>
      !/(?:ly|ed|ing|al|ous|ive|[ai]ble|ple|ent|ate|ary|ory|ful|less|ijk|ijke|ende|isch|ische|eerd|eerde|lich|isch|ment|amente)$|^ge\p{L}+d$/u.test(
        word,
      ) &&
      contentWords(word, bank.lexicon).length === 1 &&
      fact.text.split(word).length === 2,
  )
  const known = usable.filter(
    (word) => (counts.get(word) ?? 0) >= 2 && (counts.get(word) ?? 0) <= Math.max(6, bank.all.length / 10),
  )
  // Where verbs and nouns end alike, only an article shows a noun.
  const nouns = bank.language.startsWith('en') ? known : known.filter((word) => articleOf(fact.text, word) !== null)
  return nouns.sort((a, b) => b.length - a.length)[0] ?? null
}

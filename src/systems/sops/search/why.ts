import { lexiconOf, tokenize } from '@/shared/language'
import { detectLanguage } from '../structure/language'
import type { Passage } from './passages'
import type { Ranked, Ranks } from './rank-passages'
import { fourGramsOf, termsOf } from './terms'

/** Why a passage was found. */
export type Why = {
  /** Words of the passage, as they stand in it, that are the question's own or forms of them. */
  words: string[]
  /** Words of the passage that share a good part with a word of the question: compounds, inflections, misspellings. */
  alike: string[]
  /** How close the meaning of its closest sentence is: the cosine, at most 1. Null where meaning was not compared. */
  meaning: { closeness: number; sentence: string; segment: string } | null
  /** Its place, from 1, in the ranking by words, by runs of four letters, and by meaning; null where not found that way. */
  ranks: Ranks
}

export type Closeness = { similarity: number; sentence: number }

/** What telling why needs of a question: the same for every hit, so it is worked out once for a search. */
export type Asked = { terms: ReadonlySet<string>; grams: readonly (readonly string[])[] }

/** The question's words that tell a passage from another. “must” and “before” are in every procedure, and give no reason. */
export function askedOf(question: string): Asked {
  const language = detectLanguage(question)
  const telling = tellingWords(question, language)
  return {
    terms: new Set(telling.flatMap((word) => termsOf(word, language))),
    grams: telling.map(inner),
  }
}

/** `closest`: the passage's sentence closest to the question, by its position. */
export function whyFound({
  passage,
  language,
  asked,
  ranked,
  closest,
}: {
  passage: Passage
  language: string
  asked: Asked
  ranked: Ranked
  closest?: Closeness | undefined
}): Why {
  const found = new Map<string, string>()
  for (const word of tellingWords(passage.text, language))
    if (!found.has(word.toLowerCase())) found.set(word.toLowerCase(), word)
  const [same, others] = parted([...found.values()], (word) =>
    termsOf(word, language).some((term) => asked.terms.has(term)),
  )
  const alike = others.filter((word) => {
    const grams = inner(word)
    return asked.grams.some((other) => shareMuch(grams, other))
  })
  const sentence = closest ? passage.sentences[closest.sentence] : undefined
  return {
    words: same,
    alike,
    meaning:
      closest && sentence
        ? {
            closeness: Math.round(closest.similarity * 1000) / 1000,
            sentence: sentence.text,
            segment: sentence.segment,
          }
        : null,
    ranks: ranked.ranks,
  }
}

function tellingWords(text: string, language: string): string[] {
  const lexicon = lexiconOf(language)
  const silent = [lexicon.stop, ...silentKinds.map((kind) => lexicon[kind])]
  return tokenize(text)
    .filter(({ kind, text: word }) => kind !== 'sign' && !silent.some((list) => list.has(word)))
    .map(({ start, end }) => text.slice(start, end))
}

const silentKinds = [
  'negation',
  'obligation',
  'recommendation',
  'permission',
  'only',
  'except',
  'always',
  'before',
  'after',
  'condition',
] as const

function parted(all: readonly string[], isFirst: (one: string) => boolean): [string[], string[]] {
  const [first, second]: [string[], string[]] = [[], []]
  for (const one of all) (isFirst(one) ? first : second).push(one)
  return [first, second]
}

/** At least half of the shorter word's runs of four letters are in the other. */
function shareMuch(one: readonly string[], other: readonly string[]): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length < 2) return false
  return short.filter((gram) => long.includes(gram)).length * 2 >= short.length
}

/** Without the runs that reach over the word's borders: those tell only that two words begin or end alike. */
const inner = (word: string): string[] => fourGramsOf(word).filter((gram) => !gram.includes(' '))

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

/** `closest`: the passage's sentence closest to the question, by its position. */
export function whyFound({
  passage,
  language,
  question,
  ranked,
  closest,
}: {
  passage: Passage
  language: string
  question: string
  ranked: Ranked
  closest?: Closeness | undefined
}): Why {
  const asked = new Set(termsOf(question, detectLanguage(question)))
  const askedWords = wordsOf(question, detectLanguage(question))
  const found = new Map<string, string>()
  for (const word of wordsOf(passage.text, language))
    if (!found.has(word.toLowerCase())) found.set(word.toLowerCase(), word)
  const same = [...found.values()].filter((word) => termsOf(word, language).some((term) => asked.has(term)))
  const alike = [...found.values()].filter(
    (word) => !same.includes(word) && askedWords.some((other) => shareMuch(word, other)),
  )
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

function wordsOf(text: string, language: string): string[] {
  const { stop } = lexiconOf(language)
  return tokenize(text)
    .filter(({ kind, text: word }) => kind !== 'sign' && !stop.has(word))
    .map(({ start, end }) => text.slice(start, end))
}

/** At least half of the shorter word's runs of four letters are in the other. */
function shareMuch(one: string, other: string): boolean {
  const [short, long] = [one, other].map(inner).sort((a, b) => a.length - b.length)
  if (!short || !long || short.length < 2) return false
  const there = new Set(long)
  return short.filter((gram) => there.has(gram)).length * 2 >= short.length
}

/** Without the runs that reach over the word's borders: those tell only that two words begin or end alike. */
const inner = (word: string): string[] => fourGramsOf(word).filter((gram) => !gram.includes(' '))

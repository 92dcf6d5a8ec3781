import { detectLanguage } from '../structure/language'
import type { Postings } from './postings'
import { bm25Over } from './bm25'
import { asTheyAre, fuse, toBest, toDeviations } from './fuse'
import type { Passage } from './passages'
import { placesOf, postingsOf } from './postings'
import { fourGramsOf, termsOf } from './terms'

/** Place of a passage in each way of searching, from 1; null where that way did not find it. */
export type Ranks = { words: number | null; letters: number | null; meaning: number | null }
export type Ranked = { at: number; score: number; ranks: Ranks }
export type Ranker = (question: string, similarity?: ReadonlyMap<number, number>) => Ranked[]

/** What ranking by words needs of some passages. Made once for a version, and put together with others for each scope. */
export type WordIndex = { words: Postings; grams: Postings }
type Ranking = { passage: Pick<Passage, 'text' | 'path'>; language: string }

export function wordIndexOf(passages: Ranking[]): WordIndex {
  const texts = passages.map(({ passage }) => `${passage.path.join('\n')}\n${passage.text}`)
  return {
    words: postingsOf(texts.map((text, at) => termsOf(text, passages[at]?.language ?? 'en'))),
    grams: postingsOf(texts.map(fourGramsOf)),
  }
}

/** Whether any text has one of these terms. */
export const holdsAny = (parts: WordIndex[], terms: Iterable<string>): boolean =>
  [...terms].some((term) =>
    parts.some(({ words }) => {
      const [from, to] = placesOf(words, term)
      return to > from
    }),
  )

/** Chosen on 225 questions over fifteen other procedures, and judged on those of the tests (docs/quality/search.md). */
const weights = { words: 1, letters: 1.5, meaning: 2 / 3, held: 1 }

/**
 * Hybrid ranking of passages, by position over the parts in a row: BM25 on words and on four-grams, whatever `similarity`
 * (position → best sentence's cosine) is given, and how much of the question's words a passage holds, added up. Every
 * passage is ranked; those without any match come last.
 */
export function rankOver(parts: WordIndex[]): Ranker {
  const byWords = bm25Over(parts.map(({ words }) => words))
  const byGrams = bm25Over(parts.map(({ grams }) => grams))
  const size = parts.reduce((sum, { words }) => sum + words.lengths.length, 0)
  return (question, similarity = new Map<number, number>()) => {
    const terms = termsOf(question, detectLanguage(question))
    const fused = fuse([
      { scores: byWords.score(terms), weight: weights.words, scale: toBest },
      { scores: byGrams.score(fourGramsOf(question)), weight: weights.letters, scale: toBest },
      { scores: similarity, weight: weights.meaning, scale: toDeviations },
      { scores: byWords.share(terms), weight: weights.held, scale: asTheyAre },
    ]).map(({ at, score, ranks: [inWords, inLetters, inMeaning] }) => ({
      at,
      score,
      ranks: { words: inWords ?? null, letters: inLetters ?? null, meaning: inMeaning ?? null },
    }))
    const found = new Set(fused.map((hit) => hit.at))
    const rest = Array.from({ length: size }, (_, at) => at).filter((at) => !found.has(at))
    return [...fused, ...rest.map((at) => ({ at, score: 0, ranks: { words: null, letters: null, meaning: null } }))]
  }
}

export const rankPassages = (passages: Ranking[]): Ranker => rankOver([wordIndexOf(passages)])

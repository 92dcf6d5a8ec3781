import { detectLanguage } from '../structure/language'
import type { Bm25 } from './bm25'
import { bm25 } from './bm25'
import { fuse } from './fuse'
import type { Passage } from './passages'
import { fourGramsOf, termsOf } from './terms'

export type Ranker = (question: string, similarity?: ReadonlyMap<number, number>) => { at: number; score: number }[]

/**
 * Hybrid ranking of passages, by position in the given list: BM25 on words and on four-grams, and whatever `similarity`
 * (position → best sentence's cosine) is given, fused by rank. Every passage is ranked; those without any match come last.
 */
export function rankPassages(passages: { passage: Pick<Passage, 'text' | 'path'>; language: string }[]): Ranker {
  const texts = passages.map(({ passage }) => `${passage.path.join('\n')}\n${passage.text}`)
  const byWords: Bm25 = bm25(texts.map((text, at) => termsOf(text, passages[at]?.language ?? 'en')))
  const byGrams: Bm25 = bm25(texts.map(fourGramsOf))
  return (question, similarity) => {
    const words = byWords.score(termsOf(question, detectLanguage(question)))
    const grams = byGrams.score(fourGramsOf(question))
    const fused = fuse([words, grams, ...(similarity && similarity.size > 0 ? [new Map(similarity)] : [])])
    const found = new Set(fused.map((hit) => hit.at))
    const rest = passages.map((_, at) => at).filter((at) => !found.has(at))
    return [...fused, ...rest.map((at) => ({ at, score: 0 }))]
  }
}

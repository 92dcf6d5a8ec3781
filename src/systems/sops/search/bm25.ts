import type { Postings } from './postings'
import { placesOf, postingsOf } from './postings'

export type Bm25 = { score(terms: string[]): Map<number, number> }

/**
 * Okapi BM25 (Robertson and Zaragoza, 2009) with the statistics of all the given parts together. `score` gives each text
 * that shares a term with the question its score, by position over the parts in a row; higher is better.
 */
export function bm25Over(parts: Postings[], { k1 = 1.2, b = 0.75 } = {}): Bm25 {
  const texts = parts.reduce((sum, { lengths }) => sum + lengths.length, 0)
  const average =
    parts.reduce((sum, { lengths }) => lengths.reduce((all, one) => all + one, sum), 0) / Math.max(texts, 1)
  return {
    score(asked) {
      const scores = new Map<number, number>()
      for (const term of new Set(asked)) {
        const places = parts.map((part) => placesOf(part, term))
        const holding = places.reduce((sum, [from, to]) => sum + to - from, 0)
        if (holding === 0) continue
        const idf = Math.log(1 + (texts - holding + 0.5) / (holding + 0.5))
        let before = 0
        parts.forEach(({ lengths, at, counts }, part) => {
          const [from, to] = places[part] ?? [0, 0]
          for (let place = from; place < to; place += 1) {
            const text = at[place] ?? 0
            const count = counts[place] ?? 0
            const gain = (idf * count * (k1 + 1)) / (count + k1 * (1 - b + (b * (lengths[text] ?? 0)) / average))
            scores.set(before + text, (scores.get(before + text) ?? 0) + gain)
          }
          before += lengths.length
        })
      }
      return scores
    },
  }
}

export const bm25 = (lists: string[][]): Bm25 => bm25Over([postingsOf(lists)])

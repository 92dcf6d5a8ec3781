import type { Postings } from './postings'
import { placesOf, postingsOf } from './postings'

export type Bm25 = {
  score(terms: string[]): Map<number, number>
  share(terms: string[]): Map<number, number>
}

/**
 * Okapi BM25 (Robertson and Zaragoza, 2009) with the statistics of all the given parts together. `score` gives each text
 * that shares a term with the question its score, by position over the parts in a row; higher is better. `share` tells how
 * much of the question a text holds, 0 to 1: of its different terms, each by its rarity, however often they come.
 */
export function bm25Over(parts: Postings[], { k1 = 1.2, b = 0.75 } = {}): Bm25 {
  const texts = parts.reduce((sum, { lengths }) => sum + lengths.length, 0)
  const average =
    parts.reduce((sum, { lengths }) => lengths.reduce((all, one) => all + one, sum), 0) / Math.max(texts, 1)
  /** Each different term of the question with its rarity and where it is found, part by part. */
  const found = (asked: string[]) =>
    [...new Set(asked)].map((term) => {
      const places = parts.map((part) => placesOf(part, term))
      const holding = places.reduce((sum, [from, to]) => sum + to - from, 0)
      return { places, idf: Math.log(1 + (texts - holding + 0.5) / (holding + 0.5)) }
    })
  /** Adds up what each place of each term gives to its text. */
  const sum = (asked: string[], gain: (place: { part: Postings; at: number; idf: number }) => number) => {
    const sums = new Map<number, number>()
    for (const { places, idf } of found(asked)) {
      let before = 0
      parts.forEach((part, number) => {
        const [from, to] = places[number] ?? [0, 0]
        for (let at = from; at < to; at += 1) {
          const text = before + (part.at[at] ?? 0)
          sums.set(text, (sums.get(text) ?? 0) + gain({ part, at, idf }))
        }
        before += part.lengths.length
      })
    }
    return sums
  }
  return {
    score: (asked) =>
      sum(asked, ({ part: { lengths, at: texts, counts }, at, idf }) => {
        const count = counts[at] ?? 0
        const length = lengths[texts[at] ?? 0] ?? 0
        return (idf * count * (k1 + 1)) / (count + k1 * (1 - b + (b * length) / average))
      }),
    share(asked) {
      const whole = found(asked).reduce((all, { idf }) => all + idf, 0)
      return sum(asked, ({ idf }) => idf / whole)
    },
  }
}

export const bm25 = (lists: string[][]): Bm25 => bm25Over([postingsOf(lists)])

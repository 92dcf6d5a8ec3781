export type Bm25 = { score(terms: string[]): Map<number, number> }

/**
 * Okapi BM25 over lists of terms (Robertson and Zaragoza, 2009). `score` gives each list that shares a term with the
 * question its score, by position; higher is better.
 */
export function bm25(lists: string[][], { k1 = 1.2, b = 0.75 } = {}): Bm25 {
  const postings = new Map<string, [number, number][]>()
  lists.forEach((terms, at) => {
    const counts = new Map<string, number>()
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
    for (const [term, count] of counts) {
      const list = postings.get(term)
      if (list) list.push([at, count])
      else postings.set(term, [[at, count]])
    }
  })
  const average = lists.reduce((sum, terms) => sum + terms.length, 0) / Math.max(lists.length, 1)
  return {
    score(terms) {
      const scores = new Map<number, number>()
      for (const term of new Set(terms)) {
        const found = postings.get(term)
        if (!found) continue
        const idf = Math.log(1 + (lists.length - found.length + 0.5) / (found.length + 0.5))
        for (const [at, count] of found) {
          const length = lists[at]?.length ?? 0
          const gain = (idf * count * (k1 + 1)) / (count + k1 * (1 - b + (b * length) / average))
          scores.set(at, (scores.get(at) ?? 0) + gain)
        }
      }
      return scores
    },
  }
}

export type Fused = {
  at: number
  score: number
  /** Place in each ranking, from 1; null where it was not ranked. In the order of the rankings. */
  ranks: (number | null)[]
}

/**
 * Reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009): each ranking adds 1 / (k + rank). Best first. The smaller k,
 * the more the first places count; 60 is usual for pages of the web, 1 was better for procedures (docs/quality/search.md).
 */
export function fuse(rankings: ReadonlyMap<number, number>[], k = 1): Fused[] {
  const fused = new Map<number, Fused>()
  rankings.forEach((scores, ranking) => {
    const ranked = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0])
    ranked.forEach(([at], index) => {
      const hit = fused.get(at) ?? { at, score: 0, ranks: rankings.map(() => null) }
      hit.score += 1 / (k + index + 1)
      hit.ranks[ranking] = index + 1
      fused.set(at, hit)
    })
  })
  return [...fused.values()].sort((a, b) => b.score - a.score || a.at - b.at)
}

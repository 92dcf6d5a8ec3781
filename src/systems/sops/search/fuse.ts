export type Fused = {
  at: number
  score: number
  /** Place in each ranking, from 1; null where it was not ranked. In the order of the rankings. */
  ranks: (number | null)[]
}

/** Scores by position, and how they are brought to one scale before they are added. */
export type Scored = { scores: ReadonlyMap<number, number>; weight: number; scale: Scale }
export type Scale = (scores: ReadonlyMap<number, number>) => (score: number) => number

/** The best is 1. For scores that have no upper end of their own, and are 0 where nothing fits. */
export const toBest: Scale = (scores) => {
  let best = 0
  for (const score of scores.values()) best = Math.max(best, score)
  return (score) => (best > 0 ? score / best : 0)
}

/** Standard deviations from the mean. For cosines, which are much alike for all passages: only how one stands out tells. */
export const toDeviations: Scale = (scores) => {
  const values = [...scores.values()]
  const mean = values.reduce((sum, one) => sum + one, 0) / Math.max(values.length, 1)
  const spread = Math.sqrt(values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / Math.max(values.length, 1))
  return (score) => (spread > 1e-9 ? (score - mean) / spread : 0)
}

/** Shares are on one scale already. */
export const asTheyAre: Scale = () => (score) => score

/** The weighted sum of the scores that each way of searching gives, best first. One that a way did not find gets 0 there. */
export function fuse(ways: Scored[]): Fused[] {
  const fused = new Map<number, Fused>()
  ways.forEach(({ scores, weight, scale }, way) => {
    const scaled = scale(scores)
    const ranked = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0])
    ranked.forEach(([at, score], index) => {
      const hit = fused.get(at) ?? { at, score: 0, ranks: ways.map(() => null) }
      hit.score += weight * scaled(score)
      hit.ranks[way] = index + 1
      fused.set(at, hit)
    })
  })
  return [...fused.values()].sort((a, b) => b.score - a.score || a.at - b.at)
}

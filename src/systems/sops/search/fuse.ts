/** Reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009): each ranking adds 1 / (k + rank). */
export function fuse(rankings: Map<number, number>[], k = 60): { at: number; score: number }[] {
  const fused = new Map<number, number>()
  for (const scores of rankings) {
    const ranked = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0])
    ranked.forEach(([at], rank) => fused.set(at, (fused.get(at) ?? 0) + 1 / (k + rank + 1)))
  }
  return [...fused].map(([at, score]) => ({ at, score })).sort((a, b) => b.score - a.score || a.at - b.at)
}

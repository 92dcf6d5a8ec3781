/**
 * Does all, `atOnce` at a time, beginning them in order. Where one fails that `stops` says ends the rest, no more are begun;
 * else the others are done all the same. Throws the first fault when nothing is under way any more.
 */
export async function eachOf<T, R>(
  list: readonly T[],
  atOnce: number,
  work: (one: T) => Promise<R>,
  stops: (fault: unknown) => boolean = () => true,
): Promise<R[]> {
  const results: R[] = []
  const faults: unknown[] = []
  let next = 0
  let stopped = false
  const hand = async () => {
    while (next < list.length && !stopped) {
      const at = next++
      try {
        results[at] = await work(list[at] as T)
      } catch (fault) {
        faults.push(fault)
        stopped ||= stops(fault)
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, list.length) }, hand))
  if (faults.length > 0) throw faults.find(stops) ?? faults[0]
  return results
}

/** Calls that come while one is going on are answered by one more turn after it. */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let current: Promise<void> | undefined
  let next: Promise<void> | undefined
  return () => {
    if (!current) {
      current = work().finally(() => (current = undefined))
      return current
    }
    next ??= current
      .catch(() => undefined) // its own caller hears of it
      .then(() => {
        next = undefined
        current = work().finally(() => (current = undefined))
        return current
      })
    return next
  }
}

/**
 * Keeps the results of a pure function of one text: the same sentences are compared with each other thousands of
 * times. Forgets everything at the limit, so that it never holds more than a few documents.
 */
export function remember<Result>(compute: (text: string) => Result, limit = 20_000): (text: string) => Result {
  const known = new Map<string, Result>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    if (known.size >= limit) known.clear()
    const made = compute(text)
    known.set(text, made)
    return made
  }
}

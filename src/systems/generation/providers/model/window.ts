/** Tokens that models of a family read in one request, the question and the answer included. Others: as few as most have. */
const families: readonly [pattern: RegExp, tokens: number][] = [
  [/^gpt-(?:5|6)/, 400_000],
  [/^gpt-4\.1/, 1_000_000],
  [/^claude-/, 200_000],
  [/^gemini-/, 1_000_000],
]
const MOST_HAVE = 128_000

/** Tokens for the rules, the task, a long list of objectives, and the answer. */
const ROOM = 40_000
/** On the careful side: tables and numbers take more tokens than sentences. */
const LETTERS_A_TOKEN = 2.8
const FEWEST_LETTERS = 6_000

export const contextOf = (model: string): number => families.find(([pattern]) => pattern.test(model))?.[1] ?? MOST_HAVE

/** Letters of the SOPs, with what was found in them, that one request can hold. */
export const lettersIn = (contextTokens: number): number =>
  Math.max(FEWEST_LETTERS, Math.floor((contextTokens - Math.min(ROOM, contextTokens / 2)) * LETTERS_A_TOKEN))

/**
 * Consecutive items in as few windows as hold them, parted where a new section begins if a window is well filled by then.
 * What is longer than a window by itself is in none.
 */
export function windowsOf<Item>(
  items: readonly Item[],
  {
    most,
    lettersOf,
    sectionOf,
  }: { most: number; lettersOf: (item: Item) => number; sectionOf: (item: Item) => string },
): Item[][] {
  const windows: Item[][] = [[]]
  let letters = 0
  const sectionEnd = (at: number) => {
    let sum = 0
    const section = sectionOf(items[at] as Item)
    for (let next = at; next < items.length && sectionOf(items[next] as Item) === section; next += 1)
      sum += lettersOf(items[next] as Item)
    return sum
  }
  items.forEach((item, at) => {
    const size = lettersOf(item)
    if (size > most) return
    const previous = items[at - 1]
    const begins = previous === undefined || sectionOf(previous) !== sectionOf(item)
    const isFull = letters + size > most || (begins && letters > most / 2 && letters + sectionEnd(at) > most)
    if (isFull && (windows.at(-1)?.length ?? 0) > 0) {
      windows.push([])
      letters = 0
    }
    windows.at(-1)?.push(item)
    letters += size
  })
  return windows.filter((window) => window.length > 0)
}

export type Piece = { text: string; changed: boolean }

/** Beyond this many pairs of words a comparison word by word is slow, and nobody would read it. */
const most = 600_000

/**
 * Two wordings side by side: each as pieces whose words are the same in both, or not. The pieces of a side joined give its
 * text again.
 */
export function wordDiff(before: string, after: string): { before: Piece[]; after: Piece[] } {
  const [old, fresh] = [wordsOf(before), wordsOf(after)]
  if (old.length * fresh.length > most) {
    const changed = before !== after
    return { before: [{ text: before, changed }], after: [{ text: after, changed }] }
  }
  const kept = { before: new Set<number>(), after: new Set<number>() }
  const lengths = lengthsOf(old, fresh)
  for (let o = 0, f = 0; o < old.length && f < fresh.length;) {
    if (same(old[o], fresh[f])) {
      kept.before.add(o)
      kept.after.add(f)
      o += 1
      f += 1
    } else if (at(lengths, o + 1, f) >= at(lengths, o, f + 1)) o += 1
    else f += 1
  }
  return { before: pieces(old, kept.before), after: pieces(fresh, kept.after) }
}

/** Each word with the blanks behind it. */
const wordsOf = (text: string): string[] => text.match(/\s*\S+\s*?(?=\S|$)|\s+$/gu) ?? []

const same = (one: string | undefined, other: string | undefined): boolean => one?.trim() === other?.trim()
const at = (lengths: readonly Uint16Array[], o: number, f: number): number => lengths[o]?.[f] ?? 0

/** Length of the longest common run of words from each pair of places on. */
function lengthsOf(old: readonly string[], fresh: readonly string[]): Uint16Array[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint16Array(fresh.length + 1))
  for (let o = old.length - 1; o >= 0; o -= 1) {
    const row = lengths[o] as Uint16Array
    for (let f = fresh.length - 1; f >= 0; f -= 1)
      row[f] = same(old[o], fresh[f]) ? at(lengths, o + 1, f + 1) + 1 : Math.max(at(lengths, o + 1, f), row[f + 1] ?? 0)
  }
  return lengths
}

function pieces(words: readonly string[], kept: ReadonlySet<number>): Piece[] {
  const joined: Piece[] = []
  words.forEach((text, place) => {
    const changed = !kept.has(place)
    const last = joined.at(-1)
    if (last?.changed === changed) last.text += text
    else joined.push({ text, changed })
  })
  return joined
}

/**
 * Terms of some texts, counted: what BM25 needs of them. Counts of several sets add up, so each is made once and kept; flat
 * arrays, because a company's procedures have millions of them.
 */
export type Postings = {
  /** How many terms each text has. */
  lengths: Uint32Array
  /** Fingerprints of the terms, rising; `starts[n]` to `starts[n + 1]` are the places of term n in `at` and `counts`. */
  terms: Uint32Array
  starts: Uint32Array
  /** Position of a text that has the term, and how often. */
  at: Uint32Array
  counts: Uint16Array
}

export function postingsOf(lists: string[][]): Postings {
  const found = new Map<number, number[]>()
  let places = 0
  lists.forEach((terms, at) => {
    const counts = new Map<string, number>()
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
    for (const [term, count] of counts) {
      const print = fingerprint(term)
      const list = found.get(print)
      if (list) list.push(at, count)
      else found.set(print, [at, count])
      places += 1
    }
  })
  const postings: Postings = {
    lengths: Uint32Array.from(lists, (terms) => terms.length),
    terms: Uint32Array.from(found.keys()).sort(),
    starts: new Uint32Array(found.size + 1),
    at: new Uint32Array(places),
    counts: new Uint16Array(places),
  }
  let place = 0
  postings.terms.forEach((print, number) => {
    postings.starts[number] = place
    const list = found.get(print) ?? []
    for (let pair = 0; pair < list.length; pair += 2) {
      postings.at[place] = list[pair] ?? 0
      postings.counts[place] = Math.min(list[pair + 1] ?? 0, 65_535)
      place += 1
    }
  })
  postings.starts[found.size] = place
  return postings
}

/** Where the places of a term begin and end; the same number twice where no text has it. */
export function placesOf({ terms, starts }: Postings, term: string): [from: number, to: number] {
  const print = fingerprint(term)
  let low = 0
  let high = terms.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((terms[middle] ?? 0) < print) low = middle + 1
    else high = middle
  }
  return terms[low] === print ? [starts[low] ?? 0, starts[low + 1] ?? 0] : [0, 0]
}

/** Bytes it holds. */
export const sizeOf = ({ lengths, terms, starts, at, counts }: Postings): number =>
  lengths.byteLength + terms.byteLength + starts.byteLength + at.byteLength + counts.byteLength

/** FNV-1a, 32 bits: two terms of a hundred thousand that share one blur a score a little, and lose nothing. */
function fingerprint(term: string): number {
  let print = 0x811c9dc5
  for (let at = 0; at < term.length; at += 1) print = Math.imul(print ^ term.charCodeAt(at), 0x01000193)
  return print >>> 0
}

import type { Lexicon } from './lexicon'
import { remember } from './remember'

export type Token = { text: string; kind: 'word' | 'number' | 'sign'; start: number; end: number }

const LOOKALIKES: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '′': "'",
  '`': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '″': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
  '﹘': '-',
  º: '°',
  '˚': '°',
  '℃': '°',
  '⁄': '/',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2009': ' ',
  µ: 'μ',
}
const LOOKALIKE = new RegExp(`[${Object.keys(LOOKALIKES).join('')}]`, 'g')

/** One sign for all that look alike (quotes, dashes, degree signs, blanks). Keeps the length, so offsets stay right. */
export function unify(text: string): string {
  return text.replace(LOOKALIKE, (sign) => LOOKALIKES[sign] ?? sign)
}

const TOKEN = /\p{L}[\p{L}\p{M}]*(?:'\p{L}+)?|\d+(?:[.,]\d+)*|[^\s\p{L}\p{N}]/gu

/** Words (lower case, with `n't` kept), numbers as written, and single signs, with their offsets in `text`. */
export const tokenize: (text: string) => readonly Token[] = remember((text) => {
  const found: Token[] = []
  for (const match of unify(text).matchAll(TOKEN)) {
    const raw = match[0]
    const kind = /^\p{L}/u.test(raw) ? 'word' : /^\d/.test(raw) ? 'number' : 'sign'
    found.push({ text: raw.toLowerCase(), kind, start: match.index, end: match.index + raw.length })
  }
  return found
})

export const words: (text: string) => readonly string[] = remember((text) =>
  tokenize(text)
    .filter((token) => token.kind === 'word')
    .map((token) => token.text),
)

/** Text reduced to its letters and digits in order, for comparing passages that differ in blanks, signs and case only. */
export const bare: (text: string) => string = remember((text) =>
  tokenize(text.normalize('NFKC').replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, ''))
    .filter((token) => token.kind !== 'sign')
    .map((token) => token.text)
    .join(' '),
)

/** A word without its inflection: good enough to compare two forms of one word, not to print. */
export function stem(word: string, lexicon: Lexicon): string {
  const known = stems.get(lexicon) ?? remember((each) => stemmed(each, lexicon), 100_000)
  stems.set(lexicon, known)
  return known(word)
}

const stems = new WeakMap<Lexicon, (word: string) => string>()

function stemmed(word: string, lexicon: Lexicon): string {
  const plain = word.replace(/'(?:s|re|ve|ll|d|m)$/, '')
  const ending = lexicon.endings.find(
    (end) => plain.length - end.length >= (end === 's' ? 3 : 4) && plain.endsWith(end),
  )
  return ending ? plain.slice(0, -ending.length) : plain
}

/** Whether a word belongs to the closed classes: function words, negations, modal words. */
export function isClosedClass(word: string, lexicon: Lexicon): boolean {
  return [
    lexicon.stop,
    lexicon.negation,
    lexicon.obligation,
    lexicon.recommendation,
    lexicon.permission,
    lexicon.only,
    lexicon.except,
    lexicon.always,
    lexicon.before,
    lexicon.after,
    lexicon.condition,
  ].some((list) => list.has(word))
}

/** The words that carry matter, as printed but lower case, in order. Single letters are left out. */
export function contentWords(text: string, lexicon: Lexicon): string[] {
  return words(text).filter((word) => word.length > 1 && !isClosedClass(word, lexicon))
}

/** Whether two words are forms of one another: equal stems, or one stem the beginning of the other. */
export function sameWord(a: string, b: string, lexicon: Lexicon): boolean {
  if (a === b) return true
  // Stems only lose their ends: most pairs are told apart by their first letters.
  if (a.slice(0, 2) !== b.slice(0, 2) && a.length > 2 && b.length > 2) return false
  const x = stem(a, lexicon)
  const y = stem(b, lexicon)
  if (x === y) return true
  const [short, long] = x.length <= y.length ? [x, y] : [y, x]
  return short.length >= 5 && long.length - short.length <= 3 && long.startsWith(short)
}

/** Content words of `text` that no word of `evidence` bears out, without repetition. */
export function wordsMissing(text: string, evidence: string, lexicon: Lexicon): string[] {
  const there = [...new Set(words(evidence))]
  const known = new Set(there)
  const missing = new Set(contentWords(text, lexicon).filter((word) => !known.has(word)))
  return [...missing].filter((word) => !there.some((other) => sameWord(word, other, lexicon)))
}

/** Share (0..1) of the distinct content words of `text` that `evidence` holds; 1 where it has none. */
export function overlap(text: string, evidence: string, lexicon: Lexicon): number {
  const all = new Set(contentWords(text, lexicon))
  if (all.size === 0) return 1
  return 1 - wordsMissing(text, evidence, lexicon).length / all.size
}

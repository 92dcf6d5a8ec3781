import { lexiconOf, tokenize, words, type Lexicon } from '@/shared/language'
import { countOf } from './clauses'
import { clip, type Finding } from './model'
import { isSameToken, significantTokens } from './significant'

/**
 * Whether the words of a statement come in the order of its quotes. Two numbers, two persons or two actions that
 * changed places keep every word, so only their order gives them away.
 */
export function checkOrder(text: string, quotes: readonly string[], labels: string, language: string): Finding[] {
  const lexicon = lexiconOf(language)
  const time = checkTimeWords(text, quotes, lexicon)
  if (time.length > 0) return time
  const evidence = significantTokens(quotes.join('\n'), language)
  const free = new Set(words(labels))
  const best = variantsOf(text, lexicon)
    .map((variant) =>
      misplaced(significantTokens(variant, language), evidence, lexicon).filter((word) => !free.has(word)),
    )
    .sort((a, b) => a.length - b.length)[0]
  if (!best || best.length === 0) return []
  const named = best
    .slice(0, 3)
    .map((word) => `"${word}"`)
    .join(', ')
  return [
    {
      code: 'order-changed',
      grave: false,
      message: `the order is not that of the passage: see ${named}; it says "${clip(quotes.join(' … '), 110)}"`,
    },
  ]
}

function checkTimeWords(text: string, quotes: readonly string[], lexicon: Lexicon): Finding[] {
  const evidence = quotes.join('\n')
  for (const [said, word, other] of [
    [lexicon.before, 'before', lexicon.after],
    [lexicon.after, 'after', lexicon.before],
  ] as const) {
    if (countOf(text, said) > 0 && countOf(evidence, said) === 0 && countOf(evidence, other) > 0) {
      return [
        {
          code: 'time-order-changed',
          grave: true,
          message: `"${word}" is not in the passage; it says the opposite: "${clip(evidence)}"`,
        },
      ]
    }
  }
  return []
}

const JOINTS = new Set('and or of en und oder von et ou de y o'.split(' '))

/** `If it fails, call` is `Call if it fails`: a clause that moves as a whole, with its first word, changes nothing. */
function variantsOf(text: string, lexicon: Lexicon): string[] {
  const opens = (word: string | undefined) =>
    word !== undefined && [lexicon.condition, lexicon.before, lexicon.after].some((set) => set.has(word))
  const tokens = tokenize(text).filter((token) => token.kind === 'word')
  const comma = text.indexOf(', ')
  const toEnd = comma > 0 && opens(tokens[0]?.text) ? [`${text.slice(comma + 2)} ${text.slice(0, comma)}`] : []
  // After "and" or "of" no clause begins that could have come from the front.
  const toFront = tokens.flatMap((token, index) =>
    index > 0 && opens(token.text) && !JOINTS.has(tokens[index - 1]?.text ?? '')
      ? [`${text.slice(token.start)} ${text.slice(0, token.start)}`]
      : [],
  )
  return [text, ...toEnd, ...toFront]
}

/** The words of `mine` that break the order of `theirs`: those outside the longest run that keeps it. */
function misplaced(mine: readonly string[], theirs: readonly string[], lexicon: Lexicon): string[] {
  const places = mine.map((word) => theirs.flatMap((other, at) => (isSameToken(word, other, lexicon) ? [at] : [])))
  const known = mine.map((word, i) => ({ word, places: places[i] ?? [] })).filter((entry) => entry.places.length > 0)
  // lengths[i]: best run that ends with entry i at each of its places.
  const runs: { at: number; length: number; from: number; entry: number }[] = []
  let best = -1
  known.forEach((entry, index) => {
    for (const at of entry.places) {
      let length = 1
      let from = -1
      runs.forEach((run, r) => {
        if (run.entry < index && run.at < at && run.length + 1 > length) {
          length = run.length + 1
          from = r
        }
      })
      runs.push({ at, length, from, entry: index })
      if (best < 0 || length > (runs[best]?.length ?? 0)) best = runs.length - 1
    }
  })
  const kept = new Set<number>()
  for (let r = best; r >= 0; r = runs[r]?.from ?? -1) kept.add(runs[r]?.entry ?? -1)
  return known.filter((_, index) => !kept.has(index)).map((entry) => entry.word)
}

import { lexiconOf } from './lexicon'

export type Span = { text: string; start: number; end: number }

/** A sign that may end a sentence, with something behind it (Unicode Standard Annex 29). Without one a line is one sentence. */
const ENDS_INSIDE = /[\p{Sentence_Terminal}.\u2024\uFE52\uFF0E\r\u0085\u2028\u2029]\s*\S/u

const segmenters = new Map<string, Intl.Segmenter>()

/** Sentences of a text with their offsets, blanks at both ends left out. A line break always ends one. */
export function sentences(text: string, language: string): Span[] {
  const lexicon = lexiconOf(language)
  const found: Span[] = []
  let lineStart = 0
  for (const line of text.split('\n')) {
    if (!ENDS_INSIDE.test(line)) {
      push(found, text, lineStart, lineStart + line.length)
      lineStart += line.length + 1
      continue
    }
    let open: { start: number; end: number } | null = null
    for (const part of segmenterFor(language).segment(line)) {
      const start: number = open ? open.start : lineStart + part.index
      const end = lineStart + part.index + part.segment.length
      const goesOn = endsInAbbreviation(
        text.slice(start, end),
        text.slice(end, lineStart + line.length),
        lexicon.abbreviations,
      )
      open = goesOn ? { start, end } : null
      if (!goesOn) push(found, text, start, end)
    }
    if (open) push(found, text, open.start, open.end)
    lineStart += line.length + 1
  }
  return found
}

function push(found: Span[], text: string, start: number, end: number): void {
  const raw = text.slice(start, end)
  const trimmed = raw.trim()
  if (!/[\p{L}\p{N}]/u.test(trimmed)) return
  const from = start + raw.indexOf(trimmed)
  found.push({ text: trimmed, start: from, end: from + trimmed.length })
}

/** A small letter goes on; `e.g. ` and `approx. 5` do not end a sentence; neither does a lone capital (`J. Smith`) or a list number (`1. `). */
function endsInAbbreviation(before: string, after: string, abbreviations: ReadonlySet<string>): boolean {
  if (after.trim() === '') return false
  // A title cited inside a sentence may end in a question mark: `See What is an incident? if you need help`.
  if (/[.!?]["')\]]*\s*$/.test(before) && /^\s*\p{Ll}/u.test(after)) return true
  // Brackets that are still open hold their sentences together.
  if (before.lastIndexOf('(') > before.lastIndexOf(')') && after.includes(')')) return true
  const last = /([\p{L}\p{N}.°]+)\.\s*["')\]]*\s*$/u.exec(before)?.[1]?.toLowerCase()
  if (last === undefined) return false
  if (abbreviations.has(last))
    return (
      !/^\s*\p{Lu}\p{Ll}+\s+\p{Ll}/u.test(after) ||
      /^(?:e\.g|i\.e|bv|bijv|z\.b|d\.h|p\.ex|vs|cf|ex|dr|mr|mrs|ms|prof|fig|figs|nr|no)$/.test(last)
    )
  return /(?:^|[^\d\s]\s+)\p{Lu}\.\s*$/u.test(before)
}

function segmenterFor(language: string): Intl.Segmenter {
  const known = segmenters.get(language)
  if (known) return known
  const made = new Intl.Segmenter(language, { granularity: 'sentence' })
  segmenters.set(language, made)
  return made
}

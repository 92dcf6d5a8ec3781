import type { Segment, SourceDocument } from '@/systems/sops/model'
import type { Span } from '../model'

/** The words that each span stands for, in the reading that it was made on. */
export const quotesOf = (spans: readonly Span[], { document }: SourceDocument): (string | null)[] => {
  const texts = new Map(document.segments.map(({ key, text }) => [key, text]))
  return spans.map(({ segment, start, end }) => {
    const text = texts.get(segment)
    return text === undefined || text.length < end ? null : text.slice(start, end)
  })
}

/**
 * Where the words of a fact stand in a reading that was corrected, or made anew: parted, put together, under other keys.
 * The spans themselves where nothing moved; null where the words are not there any more, or at several places, so that
 * nobody can say which was meant. Without quotes (rows of older versions) spans are taken as they are.
 */
export function followPassages(
  { spans, quotes }: { spans: readonly Span[]; quotes: readonly (string | null)[] },
  { document: { segments } }: SourceDocument,
): Span[] | null {
  const byKey = new Map(segments.map((segment) => [segment.key, segment]))
  const found: Span[] = []
  for (const [at, span] of spans.entries()) {
    const quote = quotes[at] ?? null
    const text = byKey.get(span.segment)?.text
    const stays = text !== undefined && (quote === null ? text.length >= span.end : sliceOf(text, span) === quote)
    const places = stays ? [span] : quote === null ? null : (within(segments, quote) ?? across(segments, quote))
    if (!places) return null
    found.push(...places)
  }
  return together(found, byKey)
}

const sliceOf = (text: string, { start, end }: Span): string => text.slice(start, end)

/** The one place at which a passage holds the words. */
function within(segments: readonly Segment[], quote: string): Span[] | null {
  const found: Span[] = []
  for (const { key, text } of segments)
    for (let start = text.indexOf(quote); start >= 0; start = text.indexOf(quote, start + 1))
      found.push({ segment: key, start, end: start + quote.length })
  return found.length === 1 ? found : null
}

/** The one row of whole passages that have the words together: what was one passage was parted. */
function across(segments: readonly Segment[], quote: string): Span[] | null {
  const wanted = oneBlank(quote)
  const found = segments.flatMap((_, from) => {
    let words = ''
    for (let to = from; to < segments.length && words.length < wanted.length; to += 1) {
      words = oneBlank(`${words} ${segments[to]?.text ?? ''}`)
      if (!wanted.startsWith(words)) return []
      if (words === wanted) return [segments.slice(from, to + 1)]
    }
    return []
  })
  const [row] = found
  return row && found.length === 1 ? row.map(({ key, text }) => ({ segment: key, start: 0, end: text.length })) : null
}

const oneBlank = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Spans that follow one another in one passage, blanks apart, are one. */
function together(spans: readonly Span[], segments: ReadonlyMap<string, Segment>): Span[] {
  const whole: Span[] = []
  for (const span of spans) {
    const last = whole.at(-1)
    const between = last && segments.get(span.segment)?.text.slice(last.end, span.start)
    if (last?.segment === span.segment && last.end <= span.start && between?.trim() === '') last.end = span.end
    else whole.push({ ...span })
  }
  return whole
}

import { bare, sentences } from '@/shared/language'
import { stripInline } from '@/shared/verify'

export type Place = { start: number; end: number }

/**
 * Where a statement stands in a text: word for word, else as the sentences that read the same without markdown, case and
 * punctuation. Offsets in UTF-16 units; null when it does not stand there.
 */
export function findStatement({
  text,
  statement,
  language,
}: {
  text: string
  statement: string
  language: string
}): Place | null {
  const wanted = statement.trim()
  if (wanted === '') return null
  const at = text.indexOf(wanted)
  if (at >= 0) return { start: at, end: at + wanted.length }
  const spans = sentences(text, language)
  const meant = bare(stripInline(wanted))
  const longest = Math.max(1, sentences(wanted, language).length)
  for (let size = 1; size <= longest + 1; size += 1) {
    for (let first = 0; first + size <= spans.length; first += 1) {
      const start = spans[first]?.start ?? 0
      const end = spans[first + size - 1]?.end ?? 0
      if (bare(stripInline(text.slice(start, end))) === meant) return { start, end }
    }
  }
  return null
}

/** The text without the statement and without the blanks or the empty list item it leaves behind. */
export function cutStatement({ text, place }: { text: string; place: Place }): string {
  const lineStart = text.lastIndexOf('\n', place.start - 1) + 1
  const nextBreak = text.indexOf('\n', place.end)
  const lineEnd = nextBreak < 0 ? text.length : nextBreak
  const line = `${text.slice(lineStart, place.start)}${text.slice(place.end, lineEnd)}`
  const before = text.slice(0, lineStart)
  const after = text.slice(lineEnd)
  if (/^\s*(?:[-*+]|\d+[.)])?\s*[.]?\s*$/.test(line)) return tidy(`${before}${after.replace(/^\n/, '')}`)
  return tidy(`${before}${line.replace(/[^\S\n]{2,}/g, ' ').trim()}${after}`)
}

function tidy(text: string): string {
  const marksOfNothing = /\*\*\s*\*\*|__\s*__/g
  return text
    .replace(marksOfNothing, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

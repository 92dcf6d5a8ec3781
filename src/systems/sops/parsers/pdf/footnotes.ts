import type { Line } from './lines'
import type { Piece, Style } from './paragraphs'
import { piecesOf } from './paragraphs'

/** A note at the foot of a page. `mark` is the sign that refers to it in the text: `²`, `*`. */
export type Note = Piece & { mark: string }

const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const MARK = /^([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|[*†‡]{1,2}|\d{1,2}(?=[.)]?\s))[.)]?\s*(?=\S)/u

/**
 * Takes the notes off the foot of a column: small lines at its end that open with a sign which the page's text refers
 * to. What is left are the lines of the text itself.
 */
export function withoutFootnotes(
  column: Line[],
  { page, style, text }: { page: number; style: Style; text: string },
): { lines: Line[]; notes: Note[] } {
  let from = column.length
  while (from > 0 && (column[from - 1]?.size ?? Infinity) <= style.bodySize * 0.93) from -= 1
  while (from < column.length && !refersTo(text, markOf(column[from]))) from += 1
  if (from === column.length || from === 0) return { lines: column, notes: [] }
  const notes: Note[] = []
  for (const group of groupsOf(column.slice(from), text)) {
    const mark = markOf(group[0])
    const [first, ...rest] = piecesOf(group, page, style)
    if (!first || !mark) continue
    // A note is one piece, whatever its lines look like.
    const fragments = [first, ...rest].flatMap((piece) => piece.fragments)
    const plain = { ...first, fragments, text: [first, ...rest].map((piece) => piece.text).join(' ') }
    const runs = [first, ...rest].flatMap((piece, at) => (at > 0 ? [{ text: ' ' }, ...piece.runs] : piece.runs))
    const { marker, ordered: _, ...unmarked } = plain
    notes.push({
      ...unmarked,
      mark,
      runs: [{ text: `${mark} ` }, ...(marker === undefined ? withoutMark(runs) : runs)],
    })
  }
  return { lines: column.slice(0, from), notes }
}

/** The note's own words: the sign before them is written anew, the way the text refers to it. */
const withoutMark = ([first, ...rest]: Piece['runs']): Piece['runs'] =>
  first ? [{ ...first, text: first.text.replace(MARK, '').trimStart() }, ...rest] : rest

function groupsOf(lines: Line[], text: string): Line[][] {
  const groups: Line[][] = []
  for (const line of lines) {
    if (groups.length === 0 || refersTo(text, markOf(line))) groups.push([line])
    else groups.at(-1)?.push(line)
  }
  return groups
}

/** The sign a line opens with, digits as superscripts. */
function markOf(line: Line | undefined): string | undefined {
  const mark = MARK.exec(line?.fragments.map((fragment) => fragment.text).join(' ') ?? '')?.[1]
  return mark?.replace(/\d/g, (digit) => SUPERSCRIPT[Number(digit)] ?? digit)
}

/** True where the sign stands behind a word somewhere in the text of the page. */
function refersTo(text: string, mark: string | undefined): boolean {
  if (!mark) return false
  const sign = mark.replace(/[*]/g, '\\*')
  return new RegExp(`[\\p{L}\\p{N}.,;:!?)\\]"'”’]\\s?${sign}(?![⁰¹²³⁴⁵⁶⁷⁸⁹*†‡])`, 'u').test(text)
}

/** True where a piece of the text holds the sign. */
export const holdsMark = (piece: Piece, mark: string): boolean => refersTo(piece.text, mark)

import type { Run } from '../blocks'
import { splitMarker } from '../markers'
import { joinLines } from './hyphens'
import type { Fragment, Line } from './lines'

/** Lines that belong together, before it is known what they are. */
export type Piece = {
  page: number
  /** Left edge of the marker, or of the text where there is none. */
  x: number
  /** Left edge of the text. */
  textX: number
  y: number
  size: number
  bold: boolean
  runs: Run[]
  text: string
  marker?: string
  ordered?: boolean
  lines: number
  fragments: Fragment[]
  /** The column it stands in, of its page. */
  flow?: number
  /** The page it ends on, where that is another. */
  until?: number
}

export type Style = { bodySize: number; leading: number; words: () => ReadonlySet<string> }

/** Groups the lines of a column into headings, paragraphs and list items, by distance, indentation, size and weight. */
export function piecesOf(lines: Line[], page: number, style: Style): Piece[] {
  const pieces: Piece[] = []
  let last: Line | null = null
  let list = false
  for (const line of lines) {
    const piece = pieceOf(line, page, list)
    const open = pieces.at(-1)
    if (open && last && continues({ open, last, line, piece, style })) extend(open, piece, style.words)
    else {
      list = piece.marker !== undefined || (list && piece.x > (open?.x ?? 0))
      pieces.push(piece)
    }
    last = line
  }
  return pieces
}

function pieceOf(line: Line, page: number, list: boolean): Piece {
  const runs = line.fragments.flatMap((fragment, index) =>
    index > 0 ? [{ text: ' ' }, ...fragment.runs] : fragment.runs,
  )
  const text = line.fragments.map((fragment) => fragment.text).join(' ')
  const common = {
    page,
    x: line.x,
    y: line.y,
    size: line.size,
    bold: line.fragments.every((fragment) => fragment.bold),
    lines: 1,
    fragments: line.fragments,
  }
  const marked = splitMarker(text, { hollow: list })
  if (!marked || marked.text === '') return { ...common, textX: line.x, runs, text }
  const rest = dropLead(runs, marked.marker)
  // The text's own left edge is not kept by the fragment; a hanging indent is about a size and a half.
  return {
    ...common,
    textX: line.x + line.size * 0.6,
    runs: rest,
    text: marked.text,
    marker: marked.marker,
    ordered: marked.ordered,
    bold: rest.every((run) => run.bold || run.text.trim() === ''),
  }
}

function dropLead(runs: Run[], marker: string): Run[] {
  let left = marker.length
  const rest: Run[] = []
  for (const run of runs) {
    let text = rest.length === 0 ? run.text.trimStart() : run.text
    if (left > 0) {
      const cut = Math.min(left, text.length)
      text = text.slice(cut)
      left -= cut
      if (left === 0) text = text.trimStart()
    }
    if (text !== '' && !(rest.length === 0 && text.trim() === '')) rest.push({ ...run, text })
  }
  return rest
}

const LABELLED = /^\p{Lu}[\p{L} -]{1,24}:\s+\S/u

function continues(input: { open: Piece; last: Line; line: Line; piece: Piece; style: Style }): boolean {
  const { open, last, line, piece, style } = input
  if (piece.marker !== undefined) return false
  // A column of `Author: …`, `Web: …` is one paragraph a line.
  if (open.lines === 1 && LABELLED.test(open.text) && LABELLED.test(piece.text)) return false
  const gap = last.y - line.y
  if (gap <= 0 || gap > Math.max(line.size, last.size) * style.leading * 1.28) return false
  if (Math.abs(line.size - last.size) > 0.6) return false
  if (open.marker !== undefined)
    return line.x >= open.x + 3 || (!/[.!?:;]$/.test(open.text) && /^\p{Ll}/u.test(piece.text))
  if (piece.bold !== open.bold && !endsInside(open)) return false
  return Math.abs(line.x - open.x) < line.size * 1.2 || endsInside(open)
}

/** A line that ends within a sentence: the style may change there without a new paragraph. */
const endsInside = (open: Piece): boolean => !/[.!?:;]$/.test(open.text) && !open.bold

function extend(open: Piece, piece: Piece, words: Style['words']): void {
  const { join, dropHyphen } = joinLines(open.text, piece.text, words)
  const last = open.runs.at(-1)
  if (last) last.text = last.text.trimEnd()
  if (dropHyphen && last) last.text = last.text.slice(0, -1)
  open.text = (dropHyphen ? open.text.slice(0, -1) : open.text) + join + piece.text
  open.runs = [
    ...open.runs,
    ...(join ? [{ ...(open.bold && piece.bold ? { bold: true } : {}), text: join }] : []),
    ...piece.runs,
  ]
  open.bold = open.bold && piece.bold
  open.lines += 1
  open.fragments = [...open.fragments, ...piece.fragments]
}

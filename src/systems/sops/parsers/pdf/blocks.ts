import type { Block } from '../blocks'
import { plainText } from '../blocks'
import { columnsOf } from './columns'
import type { Figure } from './figures'
import { figuresOf, isCaption } from './figures'
import type { Note } from './footnotes'
import { holdsMark, withoutFootnotes } from './footnotes'
import type { CleanPage } from './furniture'
import { coverTitle, headingLevels } from './headings'
import { joinLines, wordsOfText } from './hyphens'
import type { Line } from './lines'
import type { Piece, Style } from './paragraphs'
import { piecesOf } from './paragraphs'
import { isPiece, type Part } from './parts'
import { isSequel, ruledTablesOf, type RuledTable } from './ruled-tables'
import { tablesOf } from './tables'
import { toBlocks } from './to-blocks'

type Placed = Figure | RuledTable

/** Blocks of a whole PDF: what is large or heavy and short is a heading, the largest words of page one its title. */
export function blocksOfPages(pages: CleanPage[]): { blocks: Block[]; title?: string } {
  const columns = new Map(pages.map((page) => [page, columnsOf(page.fragments)]))
  const style = styleOf([...columns.values()].flat())
  const figures = figuresOf(pages)
  const read = pages.map((page) => {
    const { tables, rest } = ruledTablesOf(page, style)
    return partsOfPage({
      page,
      columns: tables.length > 0 ? columnsOf(rest) : (columns.get(page) ?? []),
      placed: [...(figures.get(page) ?? []), ...tables],
      style,
    })
  })
  const whole = withNotes(
    acrossPages(
      read.flatMap(({ parts }) => parts),
      style,
    ),
    read.flatMap(({ notes }) => notes),
  )
  const levels = headingLevels(whole, style)
  const cover = coverTitle(whole, style)
  return { blocks: toBlocks(whole, { style, levels, cover }), ...(cover.title ? { title: cover.title } : {}) }
}

function partsOfPage({
  page,
  columns,
  placed,
  style,
}: {
  page: CleanPage
  columns: Line[][]
  placed: Placed[]
  style: Style
}): { parts: Part[]; notes: Note[] } {
  const text = columns.flatMap((column) => column.map(textOfLine)).join('\n')
  const notes: Note[] = []
  const bodies = columns.map((column) => {
    const taken = withoutFootnotes(column, { page: page.number, style, text })
    notes.push(...taken.notes)
    return taken.lines
  })
  const homes = homesOf(placed, bodies)
  const parts = bodies.flatMap((lines, flow) =>
    partsOf({ lines, page: page.number, flow, placed: homes[flow] ?? [], style }),
  )
  return { parts: withCaptions(bodies.length > 0 ? parts : placed.map(partOf)), notes }
}

const textOfLine = (line: Line): string => line.fragments.map((fragment) => fragment.text).join(' ')

const partOf = (placed: Placed): Part => ('table' in placed ? { ...placed.table, edges: placed.edges } : placed)

/** Figures and ruled tables by the column that they stand in: the one they share the most width with. */
function homesOf(placed: Placed[], columns: Line[][]): Placed[][] {
  const homes: Placed[][] = columns.map(() => [])
  for (const figure of placed) {
    const shares = columns.map((column) => {
      const [left, right] = [Math.min(...column.map((line) => line.x)), Math.max(...column.map((line) => line.right))]
      return Math.min(right, figure.area.right) - Math.max(left, figure.area.left)
    })
    homes[shares.indexOf(Math.max(...shares))]?.push(figure)
  }
  return homes
}

function styleOf(columns: Line[][]): Style {
  const sizes = new Map<number, number>()
  const gaps = new Map<number, number>()
  for (const column of columns) {
    column.forEach((line, index) => {
      const size = Math.round(line.size * 2) / 2
      const letters = line.fragments.reduce((sum, fragment) => sum + fragment.text.length, 0)
      sizes.set(size, (sizes.get(size) ?? 0) + letters)
      const previous = column[index - 1]
      if (!previous || Math.abs(previous.size - line.size) > 0.5 || line.size === 0) return
      const gap = Math.round(((previous.y - line.y) / line.size) * 20) / 20
      if (gap > 0.9 && gap < 2.2) gaps.set(gap, (gaps.get(gap) ?? 0) + 1)
    })
  }
  const mode = (counts: Map<number, number>, fallback: number) =>
    [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? fallback
  const text = () => columns.flatMap((column) => column.map(textOfLine)).join('\n')
  let words: Set<string> | undefined
  return { bodySize: mode(sizes, 11), leading: mode(gaps, 1.2), words: () => (words ??= wordsOfText(text())) }
}

type Column = { lines: Line[]; page: number; flow: number; placed: Placed[]; style: Style }

/** Pieces and tables of a column from top to bottom, with what is placed by its area between them. */
function partsOf({ lines, page, flow, placed, style }: Column): Part[] {
  const parts: Part[] = []
  const pieces = (some: Line[]) => piecesOf(some, page, style).map((piece) => ({ ...piece, flow }))
  const stretch = (some: Line[]) => {
    let at = 0
    for (const span of tablesOf(some, page)) {
      parts.push(...pieces(some.slice(at, span.from)), { ...span.table, edges: span.edges })
      at = span.to
    }
    parts.push(...pieces(some.slice(at)))
  }
  let at = 0
  for (const one of placed.toSorted((a, b) => b.area.top - a.area.top)) {
    const middle = (one.area.top + one.area.bottom) / 2
    let to = at
    while (to < lines.length && (lines[to]?.y ?? 0) > middle) to += 1
    stretch(lines.slice(at, to))
    parts.push(partOf(one))
    at = to
  }
  stretch(lines.slice(at))
  return parts
}

/** The line under a figure, or else over it, that names it. */
function withCaptions(parts: Part[]): Part[] {
  const used = new Set<Part>()
  const captioned = parts.map((part, at): Part => {
    if (isPiece(part) || part.type !== 'figure') return part
    const caption = [parts[at + 1], parts[at - 1]].find(
      (near): near is Piece => near !== undefined && isPiece(near) && !used.has(near) && isCaption(near.text),
    )
    if (!caption) return part
    used.add(caption)
    return { ...part, caption: caption.text }
  })
  return captioned.filter((_, at) => !used.has(parts[at] as Part))
}

/** A sentence that a page or column break parts becomes one paragraph again; it counts for the page it starts on. */
function acrossPages(parts: Part[], style: Style): Part[] {
  const whole: Part[] = []
  for (const part of parts) {
    const open = whole.at(-1)
    if (open && isTable(open) && isTable(part) && goesOnAsTable(open, part)) open.rows.push(...rowsAnew(open, part))
    else if (open && isPiece(open) && isPiece(part) && isElsewhere(open, part) && goesOn(open, part)) {
      const { join, dropHyphen } = joinLines(open.text, part.text, style.words)
      const last = open.runs.at(-1)
      if (dropHyphen && last) last.text = last.text.trimEnd().slice(0, -1)
      open.text = (dropHyphen ? open.text.slice(0, -1) : open.text) + join + part.text
      open.runs = [...open.runs, { text: join }, ...part.runs]
      open.fragments = [...open.fragments, ...part.fragments]
      if (part.flow !== undefined) open.flow = part.flow
      open.until = part.page
    } else whole.push(part)
  }
  return whole
}

type TablePart = Extract<Part, { type: 'table' }>

/** A table goes on in the same columns at the top of the next page. */
const goesOnAsTable = (open: TablePart, part: TablePart): boolean =>
  open.edges && part.edges && (part.page ?? 0) > (open.page ?? 0) ? isSequel(open.edges, part.edges) : false

const isTable = (part: Part): part is TablePart => !isPiece(part) && part.type === 'table'

/** Rows of the sequel of a table, without the head that is printed once more. */
const rowsAnew = (open: TablePart, { rows }: TablePart): TablePart['rows'] =>
  open.headed && wordsOfRow(open.rows[0]) === wordsOfRow(rows[0]) ? rows.slice(1) : rows

const wordsOfRow = (row: TablePart['rows'][number] = []): string =>
  row.map((cell) => cell.map((block) => ('runs' in block ? plainText(block.runs) : '')).join(' ')).join('\u0001')

const isElsewhere = (open: Piece, part: Piece): boolean =>
  (open.until ?? open.page) !== part.page || open.flow !== part.flow

const goesOn = (open: Piece, part: Piece): boolean =>
  part.marker === undefined &&
  Math.abs(open.size - part.size) < 0.6 &&
  /[\p{Ll},-]$/u.test(open.text) &&
  /^\p{Ll}/u.test(part.text)

/** Notes come after the paragraph that refers to them; one that nothing refers to, at the end of its page. */
function withNotes(parts: Part[], notes: Note[]): Part[] {
  const after = new Map<Part, Note[]>()
  for (const note of notes) {
    const onPage = parts.filter(
      (part) => isPiece(part) && part.page <= note.page && (part.until ?? part.page) >= note.page,
    )
    const host =
      onPage.find((part) => isPiece(part) && holdsMark(part, note.mark)) ??
      parts.findLast((part) => (part.page ?? 0) <= note.page)
    if (host) after.set(host, [...(after.get(host) ?? []), note])
  }
  return parts.flatMap((part) => [part, ...(after.get(part) ?? [])])
}

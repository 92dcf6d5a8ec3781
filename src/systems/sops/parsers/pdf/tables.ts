import type { BlockOf } from '../blocks'
import type { Fragment, Line } from './lines'
import { printedAt } from './printed'

/** `edges`: where its columns begin. */
export type TableSpan = { from: number; to: number; edges: number[]; table: BlockOf<'table'> }

const ALIGNED = 6

/** Runs of lines whose fragments stand in the same columns. What is no table stays text; nothing is dropped. */
export function tablesOf(lines: Line[], page: number): TableSpan[] {
  const spans: TableSpan[] = []
  let at = 0
  while (at < lines.length) {
    const span = tableFrom(lines, at, page)
    if (span) {
      spans.push(span)
      at = span.to
    } else at += 1
  }
  return spans
}

function tableFrom(lines: Line[], from: number, page: number): TableSpan | null {
  const columns = lines[from]?.fragments.map((fragment) => ({ x: fragment.x, right: fragment.right })) ?? []
  if (columns.length < 2) return null
  let to = from
  let full = 0
  for (; to < lines.length; to += 1) {
    const line = lines[to]
    if (!line || !fits(line, columns)) break
    const previous = lines[to - 1]
    if (to > from && previous && previous.y - line.y > line.size * 4) break
    if (line.fragments.length >= 2) full += 1
    // Cells are as wide as the widest text seen in them.
    for (const fragment of line.fragments) {
      const column = columns[columnOf(fragment, columns)]
      if (column) column.right = Math.max(column.right, fragment.right)
    }
  }
  while (to > from && (lines[to - 1]?.fragments.length ?? 0) < 2 && !continuesRow(lines, to - 1)) to -= 1
  if (full < 2 || full * 2 < to - from) return null
  const rows = rowsOf(lines.slice(from, to), columns)
  if (rows.length < 2) return null
  const headed = rows[0]?.every((cell) => cell.length === 0 || cell.every((fragment) => fragment.bold)) ?? false
  return {
    from,
    to,
    edges: columns.map(({ x }) => x),
    table: {
      type: 'table',
      page,
      ...printedAt(lines.slice(from, to).flatMap((line) => line.fragments)),
      headed,
      rows: rows.map((row) =>
        row.map((cell) => (cell.length > 0 ? [{ type: 'paragraph', runs: joined(cell), ...printedAt(cell) }] : [])),
      ),
    },
  }
}

const columnOf = (fragment: Fragment, columns: { x: number; right: number }[]): number => {
  const aligned = columns.findIndex((column) => Math.abs(column.x - fragment.x) <= ALIGNED)
  if (aligned >= 0) return aligned
  const centre = (fragment.x + fragment.right) / 2
  return columns.findIndex((column, index) => centre >= column.x && centre < (columns[index + 1]?.x ?? Infinity))
}

/** Every fragment starts in a column and ends before the next one starts. */
function fits(line: Line, columns: { x: number; right: number }[]): boolean {
  return line.fragments.every((fragment) => {
    const index = columnOf(fragment, columns)
    const column = columns[index]
    if (!column) return false
    const next = columns[index + 1]
    if (next && fragment.right > next.x + 1) return false
    const centred = Math.abs((fragment.x + fragment.right) / 2 - (column.x + column.right) / 2) <= ALIGNED
    return Math.abs(fragment.x - column.x) <= ALIGNED || centred
  })
}

const continuesRow = (lines: Line[], index: number): boolean => {
  const [previous, line] = [lines[index - 1], lines[index]]
  return Boolean(previous && line && previous.y - line.y <= line.size * 1.35 && previous.fragments.length >= 2)
}

function rowsOf(lines: Line[], columns: { x: number; right: number }[]): Fragment[][][] {
  const rows: Fragment[][][] = []
  lines.forEach((line, index) => {
    const cells: Fragment[][] = columns.map(() => [])
    for (const fragment of line.fragments) cells[columnOf(fragment, columns)]?.push(fragment)
    const previous = lines[index - 1]
    const close = previous !== undefined && previous.y - line.y <= line.size * 1.35
    const open = rows.at(-1)
    // A line without a first cell, close below, goes on with the cells above it.
    if (open && close && cells[0]?.length === 0) open.forEach((cell, column) => cell.push(...(cells[column] ?? [])))
    else rows.push(cells)
  })
  return rows
}

const joined = (cell: Fragment[]) =>
  cell.flatMap((fragment, index) => (index > 0 ? [{ text: ' ' }, ...fragment.runs] : fragment.runs))

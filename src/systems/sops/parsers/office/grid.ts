import type { Block, Cell } from '../blocks'
import type { Grid, SheetCell } from './sheet'

type Row = { at: number; cells: Map<number, SheetCell> }

/** Tables and lines of text of a sheet. Rows that touch belong together; an empty row parts them. */
export function blocksOfGrid(grid: Grid): Block[] {
  const rows = [...grid].map(([at, cells]): Row => ({ at, cells })).sort((a, b) => a.at - b.at)
  const stretches: Row[][] = []
  for (const row of rows) {
    const last = stretches.at(-1)
    if (last?.at(-1)?.at === row.at - 1) last.push(row)
    else stretches.push([row])
  }
  return stretches.flatMap(blocksOfStretch)
}

/** A stretch of one column is text. A single cell above a wider stretch is its caption. */
function blocksOfStretch(rows: Row[]): Block[] {
  const lines: Block[] = []
  let at = 0
  const wide = rows.findIndex(({ cells }) => cells.size > 1)
  const until = wide < 0 ? rows.length : wide
  for (; at < until; at += 1) lines.push(...[...(rows[at]?.cells.values() ?? [])].map(textBlock))
  const table = rows.slice(at)
  if (table.length === 0) return lines
  if (table.length === 1) return [...lines, { type: 'paragraph', runs: [{ text: joined(table[0]) }] }]
  const columns = [...new Set(table.flatMap(({ cells }) => [...cells.keys()]))].sort((a, b) => a - b)
  const cellsOf = ({ cells }: Row): Cell[] =>
    columns.map((column) => {
      const cell = cells.get(column)
      return cell ? [textBlock(cell)] : []
    })
  return [...lines, { type: 'table', rows: table.map(cellsOf), headed: isHeader(table, columns) }]
}

function textBlock({ text, bold }: SheetCell): Block {
  return { type: 'paragraph', runs: [{ text, ...(bold ? { bold } : {}) }] }
}

const joined = (row: Row | undefined): string => [...(row?.cells.values() ?? [])].map(({ text }) => text).join(' – ')

/** A first row that is full and bold, or of words above rows with numbers, names the columns. */
function isHeader([first, ...rest]: Row[], columns: readonly number[]): boolean {
  if (!first || rest.length === 0 || first.cells.size < columns.length) return false
  const heads = [...first.cells.values()]
  if (heads.every(({ bold }) => bold)) return !rest.every(({ cells }) => [...cells.values()].every(({ bold }) => bold))
  const short = heads.every(({ text }) => !/\d/.test(text) && text.split(/\s+/).length <= 5)
  return short && new Set(heads.map(({ text }) => text)).size === heads.length
}

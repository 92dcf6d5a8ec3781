import type { BlockOf, Cell, Run } from '../blocks'
import type { CleanPage } from './furniture'
import type { Area } from './geometry'
import { gridsOf, type Grid } from './grids'
import { joinLines } from './hyphens'
import type { Fragment } from './lines'
import { linesOfFragments } from './lines'
import { piecesOf, type Style } from './paragraphs'
import { printedAt } from './printed'

/** A table whose borders are drawn, and where: `edges` are those of its columns. */
export type RuledTable = { area: Area; edges: number[]; table: BlockOf<'table'> }

/** The ruled tables of a page, and the text that stands in none of them. */
export function ruledTablesOf(page: CleanPage, style: Style): { tables: RuledTable[]; rest: Fragment[] } {
  let rest = page.fragments
  const tables: RuledTable[] = []
  for (const grid of gridsOf(page.rules)) {
    const held = new Map(
      grid.cells.map((cell) => [cell, rest.filter((fragment) => within(fragment, cell.area))] as const),
    )
    if (!holdsTable(grid, held)) continue
    tables.push({ area: grid.area, edges: grid.edges, table: tableOf(grid, held, { page: page.number, style }) })
    const taken = new Set([...held.values()].flat())
    rest = rest.filter((fragment) => !taken.has(fragment))
  }
  return { tables, rest }
}

type Held = ReadonlyMap<Grid['cells'][number], Fragment[]>

/** Charts have lines that cross too, and hardly any words between them. */
function holdsTable(grid: Grid, held: Held): boolean {
  const full = [...held].filter(([, fragments]) => fragments.length > 0)
  const rows = new Set(full.map(([{ row }]) => row))
  const columns = new Set(full.map(([{ column }]) => column))
  return rows.size >= 2 && columns.size >= 2 && full.length * 3 >= grid.cells.length
}

function within({ x, right, y, size }: Fragment, area: Area): boolean {
  const [middle, height] = [(x + right) / 2, y + size * 0.3]
  return middle > area.left && middle < area.right && height > area.bottom && height < area.top
}

function tableOf(grid: Grid, held: Held, { page, style }: { page: number; style: Style }): BlockOf<'table'> {
  const rows: Cell[][] = Array.from({ length: grid.rows }, () => Array.from({ length: grid.columns }, (): Cell => []))
  for (const [cell, fragments] of held) {
    const row = rows[cell.row]
    if (row && fragments.length > 0) row[cell.column] = cellOf(fragments, page, style)
  }
  const all = [...held.values()].flat()
  const first = [...held].filter(([{ row }]) => row === 0).flatMap(([, fragments]) => fragments)
  return {
    type: 'table',
    page,
    ...printedAt(all),
    headed: first.length > 0 && first.every(({ bold }) => bold) && !all.every(({ bold }) => bold),
    // A row whose cells all belong to those above it has nothing of its own.
    rows: rows.filter((row) => row.some((cell) => cell.length > 0)),
  }
}

/** The paragraphs of a cell: lines are set apart as they please, so that only a full stop or a mark parts them. */
function cellOf(fragments: Fragment[], page: number, style: Style): Cell {
  const paragraphs: { runs: Run[]; fragments: Fragment[]; text: string }[] = []
  for (const { runs, marker, fragments: own, text } of piecesOf(linesOfFragments(fragments), page, style)) {
    const open = paragraphs.at(-1)
    if (open && marker === undefined && !/[.!?:;]$/.test(open.text)) {
      const { join, dropHyphen } = joinLines(open.text, text, style.words)
      const last = open.runs.at(-1)
      if (dropHyphen && last) last.text = last.text.trimEnd().slice(0, -1)
      open.runs.push({ text: join }, ...runs)
      open.fragments.push(...own)
      open.text = text
    } else
      paragraphs.push({
        runs: marker === undefined ? [...runs] : [{ text: `${marker} ` }, ...runs],
        fragments: [...own],
        text,
      })
  }
  return paragraphs.map(({ runs, fragments: own }) => ({ type: 'paragraph', runs, page, ...printedAt(own) }))
}

/** Points between the border of a column and its text, which tells where it begins where no border is looked at. */
const BESIDE = 9

/** A table that goes on at the top of the next page, in the same columns, is one table. */
export const isSequel = (before: readonly number[], after: readonly number[]): boolean =>
  before.length === after.length && before.every((edge, at) => Math.abs(edge - (after[at] ?? 0)) <= BESIDE)

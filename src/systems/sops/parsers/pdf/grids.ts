import type { Area } from './geometry'

/** A cell of a ruled table; `row` and `column` from 0, and over how many of each it goes. */
export type GridCell = { row: number; column: number; rows: number; columns: number; area: Area }
/** `edges`: where its columns begin. */
export type Grid = { area: Area; rows: number; columns: number; cells: GridCell[]; edges: number[] }

/** Points that lines of one edge may lie apart, and that their ends may miss each other. */
const NEAR = 2.5
/** Share of the side of a cell that has to be drawn. */
const DRAWN = 0.6
const MOST_RULES = 2500

/**
 * Tables whose borders are drawn: lines that cross or touch, with at least two rows and two columns between them. A border
 * that is not drawn between two cells makes one cell of them.
 */
export function gridsOf(rules: readonly Area[]): Grid[] {
  if (rules.length > MOST_RULES) return []
  return connected(rules).flatMap((group) => gridOf(group) ?? [])
}

const isAcross = ({ left, right, bottom, top }: Area): boolean => right - left >= top - bottom
const middleX = ({ left, right }: Area): number => (left + right) / 2
const middleY = ({ bottom, top }: Area): number => (bottom + top) / 2

/** Lines that touch each other, directly or by way of others. */
function connected(rules: readonly Area[]): Area[][] {
  const groups: Area[][] = []
  for (const rule of [...rules].sort((one, other) => other.top - one.top)) {
    const touching = groups.filter((group) => group.some((other) => touch(rule, other)))
    const [first, ...others] = touching
    if (!first) groups.push([rule])
    else {
      first.push(rule, ...others.flat())
      for (const other of others) groups.splice(groups.indexOf(other), 1)
    }
  }
  return groups
}

const touch = (one: Area, other: Area): boolean =>
  one.left <= other.right + NEAR &&
  other.left <= one.right + NEAR &&
  one.bottom <= other.top + NEAR &&
  other.bottom <= one.top + NEAR

function gridOf(rules: readonly Area[]): Grid | null {
  const [across, down] = [rules.filter(isAcross), rules.filter((rule) => !isAcross(rule))]
  if (across.length === 0 || down.length === 0) return null
  // Outer borders are often left away: then the ends of the inner ones tell where they would be.
  const xs = distinct([
    ...down.map(middleX),
    Math.min(...across.map(({ left }) => left)),
    Math.max(...across.map(({ right }) => right)),
  ])
  const ys = distinct([
    ...across.map(middleY),
    Math.max(...down.map(({ top }) => top)),
    Math.min(...down.map(({ bottom }) => bottom)),
  ]).reverse()
  const [rows, columns] = [ys.length - 1, xs.length - 1]
  if (rows < 2 || columns < 2) return null
  const isDrawn = {
    across: (y: number, from: number, to: number) =>
      drawnPart(
        across.filter((rule) => Math.abs(middleY(rule) - y) <= NEAR).map(({ left, right }) => [left, right]),
        from,
        to,
      ),
    down: (x: number, from: number, to: number) =>
      drawnPart(
        down.filter((rule) => Math.abs(middleX(rule) - x) <= NEAR).map(({ bottom, top }) => [bottom, top]),
        from,
        to,
      ),
  }
  const at = (list: readonly number[], index: number) => list[index] ?? 0
  const home = Array.from({ length: rows * columns }, (_, index) => index)
  const rootOf = (index: number): number => {
    const up = home[index] ?? index
    return up === index ? index : rootOf(up)
  }
  const join = (one: number, other: number) => {
    const [a, b] = [rootOf(one), rootOf(other)]
    home[Math.max(a, b)] = Math.min(a, b)
  }
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const own = row * columns + column
      if (column + 1 < columns && !isDrawn.down(at(xs, column + 1), at(ys, row + 1), at(ys, row))) join(own, own + 1)
      if (row + 1 < rows && !isDrawn.across(at(ys, row + 1), at(xs, column), at(xs, column + 1)))
        join(own, own + columns)
    }
  }
  const cells = new Map<number, GridCell>()
  for (let index = 0; index < home.length; index += 1) {
    const [row, column] = [Math.floor(index / columns), index % columns]
    const root = rootOf(index)
    const cell = cells.get(root) ?? { row, column, rows: 1, columns: 1, area: { left: 0, right: 0, bottom: 0, top: 0 } }
    const firstColumn = Math.min(cell.column, column)
    cell.columns = Math.max(cell.column + cell.columns, column + 1) - firstColumn
    cell.column = firstColumn
    cell.rows = Math.max(cell.rows, row - cell.row + 1)
    cell.area = {
      left: at(xs, cell.column),
      right: at(xs, cell.column + cell.columns),
      top: at(ys, cell.row),
      bottom: at(ys, cell.row + cell.rows),
    }
    cells.set(root, cell)
  }
  // Boxes around text, and drawings whose lines cross, have no cells side by side.
  const found = [...cells.values()]
  if (found.length < 4 || !found.some(({ column }) => column > 0)) return null
  const area = { left: at(xs, 0), right: at(xs, columns), top: at(ys, 0), bottom: at(ys, rows) }
  return { area, rows, columns, cells: found, edges: xs.slice(0, -1) }
}

/** Sorted, those that lie near each other as one. */
function distinct(values: readonly number[]): number[] {
  const found: number[] = []
  for (const value of [...values].sort((one, other) => one - other))
    if (value - (found.at(-1) ?? -Infinity) > NEAR) found.push(value)
  return found
}

function drawnPart(pieces: readonly (readonly [number, number] | number[])[], from: number, to: number): boolean {
  const drawn = pieces.reduce(
    (sum, [low = 0, high = 0]) => sum + Math.max(0, Math.min(high, to) - Math.max(low, from)),
    0,
  )
  return drawn >= (to - from) * DRAWN
}

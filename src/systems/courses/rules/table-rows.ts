import type { Block } from '@/shared/manifest/schema'
import { bare } from '@/shared/language'
import { difference } from './carry-over'

type Table = Extract<Block, { type: 'table' }>

/**
 * The row of a table that a claim states: the row of the same rank where each row has its claim, else the one row whose
 * every cell is in the claim's text. Null when it cannot be told.
 */
export function rowOf({ table, key, text }: { table: Table; key: string; text: string }): number | null {
  if (table.claims.length === table.rows.length) {
    const rank = table.claims.indexOf(key)
    return rank < 0 ? null : rank
  }
  const said = ` ${bare(text)} `
  const fitting = table.rows.flatMap((row, index) =>
    row.every((cell) => said.includes(` ${bare(cell)} `)) ? [index] : [],
  )
  return fitting.length === 1 ? (fitting[0] ?? null) : null
}

/** The rows with the edited words in the one cell that held the old ones; null when no single cell can be told. */
export function editRow({
  table,
  key,
  from,
  to,
}: {
  table: Table
  key: string
  from: string
  to: string
}): string[][] | null {
  const rank = rowOf({ table, key, text: from })
  const row = rank === null ? undefined : table.rows[rank]
  if (!row) return null
  const { was, is } = difference({ from, to })
  const loose = (text: string) => text.replace(/^[\s("']+|[\s.,;:)"']+$/g, '')
  const old = loose(was)
  const cells = old === '' ? [] : row.flatMap((cell, column) => (cell.includes(old) ? [column] : []))
  const [column] = cells
  if (cells.length !== 1 || column === undefined) return null
  return table.rows.map((cellsOfRow, index) =>
    index === rank ? cellsOfRow.map((cell, at) => (at === column ? cell.replace(old, loose(is)) : cell)) : cellsOfRow,
  )
}

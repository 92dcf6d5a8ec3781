import type { Block, BlockOf, Cell, ListItem, Run } from '../blocks'
import { isBold, plainText } from '../blocks'
import { splitMarker } from '../markers'

export type Paragraph = { runs: Run[]; heading: number; marker: string; level: number; depth: number }
type Item = { marker: string; ordered: boolean; level: number; blocks: Block[] }
type Piece = Block | { type: 'item'; item: Item }
type Table = { rows: Cell[][]; cells: Cell[]; cell: Piece[]; headed: boolean; underlined: boolean }

/** Gathers paragraphs, list items, cells and rows, in the order in which a file names them, into blocks. */
export function newFlow() {
  const body: Piece[] = []
  const tables: Table[] = []
  const target = () => tables.at(-1)?.cell ?? body
  const open = () => tables.push({ rows: [], cells: [], cell: [], headed: false, underlined: false })

  const endCell = (table: Table) => {
    table.cells.push(listed(table.cell))
    table.cell = []
  }
  const closeTable = () => {
    const table = tables.pop()
    if (!table) return
    // A row that the file never ends is a row all the same.
    if (table.cell.length > 0) endCell(table)
    if (table.cells.length > 0) table.rows.push(table.cells)
    if (table.rows.length === 0) return
    const bold = table.rows[0]?.every((cell) => cell.every((block) => block.type === 'paragraph' && isBold(block.runs)))
    const headed = table.headed || ((bold === true || table.underlined) && table.rows.length > 1)
    target().push({ type: 'table', rows: table.rows, headed })
  }
  /** As many tables inside of each other as `depth` says. */
  const enter = (depth: number) => {
    while (tables.length > depth) closeTable()
    while (tables.length < depth) open()
  }

  return {
    paragraph(given: Paragraph): void {
      enter(given.depth)
      const text = plainText(given.runs)
      if (text === '') return
      const bullet = given.marker === '' ? leadingBullet(given.runs) : null
      const marker = given.marker || bullet?.marker || ''
      if (given.heading > 0) target().push({ type: 'heading', level: Math.min(6, given.heading), runs: given.runs })
      else if (marker === '') target().push({ type: 'paragraph', runs: given.runs })
      else {
        const block: Block = { type: 'paragraph', runs: bullet ? bullet.runs : given.runs }
        const ordered = /[\p{L}\p{N}]/u.test(marker) && marker !== 'o'
        target().push({ type: 'item', item: { marker, ordered, level: given.level, blocks: [block] } })
      }
    },
    figure(picture: string, depth: number): void {
      enter(depth)
      target().push({ type: 'figure', text: '', ...(picture ? { picture } : {}) })
    },
    endCell(depth: number): void {
      enter(Math.max(1, depth))
      const table = tables.at(-1)
      if (table) endCell(table)
    },
    endRow(depth: number, { header, lined }: { header: boolean; lined: boolean }): void {
      enter(Math.max(1, depth))
      const table = tables.at(-1)
      if (!table) return
      // A row that is said to be a header, or the only one with a line below it.
      if (table.rows.length === 0) Object.assign(table, { headed: header, underlined: lined })
      else if (lined) table.underlined = false
      if (table.cells.length > 0) table.rows.push(table.cells)
      table.cells = []
    },
    blocks(): Block[] {
      enter(0)
      return listed(body)
    },
  }
}

/** Writers without list tables print the bullet and a tab. */
function leadingBullet(runs: Run[]): { marker: string; runs: Run[] } | null {
  const [first, ...rest] = runs
  const marked = first ? splitMarker(first.text.trimStart()) : null
  if (marked) return { marker: marked.marker, runs: [{ ...first, text: marked.text }, ...rest] }
  // The bullet in one run, what it marks in the next.
  const bare = /^\s*([•▪◦‣·–]|\d{1,3}[.)]|[a-z][.)])\s*$/u.exec(first?.text ?? '')
  return bare?.[1] && /^\s/.test(rest[0]?.text ?? '') ? { marker: bare[1], runs: rest } : null
}

/** Neighbouring items become lists, deeper ones a list inside the item above. */
function listed(pieces: readonly Piece[]): Block[] {
  const blocks: Block[] = []
  const lists: { level: number; list: BlockOf<'list'> }[] = []
  for (const piece of pieces) {
    if (piece.type !== 'item') {
      lists.length = 0
      blocks.push(piece)
      continue
    }
    const { marker, ordered, level, blocks: inside } = piece.item
    const item: ListItem = { marker, blocks: inside }
    while ((lists.at(-1)?.level ?? -1) > level) lists.pop()
    const last = lists.at(-1)
    if (last && last.level === level && last.list.ordered === ordered) {
      last.list.items.push(item)
      continue
    }
    if (last?.level === level) lists.pop()
    const list: BlockOf<'list'> = { type: 'list', ordered, items: [item] }
    const host = lists.at(-1)?.list.items.at(-1)
    if (host) host.blocks.push(list)
    else blocks.push(list)
    lists.push({ level, list })
  }
  return blocks
}

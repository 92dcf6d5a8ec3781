import type { Block, BlockOf, Cell } from '../parsers/blocks'
import { plainText } from '../parsers/blocks'
import { severityOfSentence } from './wording'
import type { Draft, Outline, Place } from './outline'
import { emit } from './outline'
import { placeOfRow } from './row-place'

type Walk = (blocks: Block[], place: Place) => void

/** Tables: steps where the first column numbers them, else one segment a row. No cell's words are lost. */
export function structureTable(outline: Outline, table: BlockOf<'table'>, place: Place, walk: Walk): void {
  const width = Math.max(...table.rows.map((row) => row.length))
  if (width < 2) {
    walk(
      table.rows.flatMap((row) => row.flat()),
      place,
    )
    return
  }
  outline.tables += 1
  const number = outline.tables
  const caption = table.caption ?? outline.caption
  delete outline.caption
  if (table.caption) emit(outline, place, { kind: 'figure', text: table.caption })
  const rows = table.rows.map((row) => Array.from({ length: width }, (_, column): Cell => row[column] ?? []))
  const numbered = numberedRows(rows)
  const headed = table.headed || (numbered && stepNumber(rows[0]?.[0] ?? []) === null)
  const header = headed ? (rows[0] ?? []).map(cellText) : undefined
  const body = headed ? rows.slice(1) : rows
  const empty = body.filter((row) => row.every((cell) => cellText(cell) === '')).length
  const blankCells = body.filter(
    (row) => row.some((cell) => cellText(cell) === '') && row.some((cell) => cellText(cell) !== ''),
  ).length
  if (empty > 0 || blankCells > 0) {
    outline.doubts.push({
      code: 'table.empty-cells',
      message: `Table ${number}${caption ? ` (${caption})` : ''} has ${empty + blankCells} rows with empty cells: a form to fill in, cells that go on from the row above, or text that was lost?`,
      ...(place.page === undefined ? {} : { page: place.page }),
    })
  }
  const within: Place = place.parent ? place : { ...place, ...parentOf(outline) }
  const context: Rows = {
    outline,
    place: within,
    walk,
    number,
    ...(header ? { header } : {}),
    ...(caption ? { caption } : {}),
  }
  if (headed && !numbered && body.every((row) => row.every((cell) => cellText(cell) === ''))) {
    emitRow(context, rows[0] ?? [], undefined)
    return
  }
  if (numbered) stepRows(context, body)
  else plainRows(context, body)
}

const parentOf = (outline: Outline): Partial<Place> => {
  const parent = outline.label ?? outline.step
  return parent ? { parent } : {}
}

type Rows = { outline: Outline; place: Place; walk: Walk; number: number; header?: string[]; caption?: string }

const cellText = (cell: Cell): string => cell.map(blockText).filter(Boolean).join('\n')

function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return plainText(block.runs)
    case 'list':
      return block.items
        .map((item) => cellText(item.blocks))
        .filter(Boolean)
        .join('\n')
    case 'table':
      return block.rows.map((row) => row.map(cellText).filter(Boolean).join(' | ')).join('\n')
    case 'admonition':
      return [block.title ? plainText(block.title) : '', cellText(block.blocks)].filter(Boolean).join('\n')
    default:
      return block.text
  }
}

function stepNumber(cell: Cell): number | null {
  const match = /^(?:step\s*)?(\d{1,3})(?:\.\d+)*[.)]?$/i.exec(cellText(cell))
  return match ? Number(match[1]) : null
}

/** True where the first column counts 1, 2, 3 … beside text. */
function numberedRows(rows: Cell[][]): boolean {
  const numbers = rows.map((row) => stepNumber(row[0] ?? [])).filter((number) => number !== null)
  if (numbers.length < 2 || numbers.length < (rows.length - 1) * 0.7) return false
  const rising = numbers.every((number, index) => index === 0 || number >= (numbers[index - 1] ?? 0))
  return (
    rising &&
    numbers[0] !== undefined &&
    numbers[0] <= 1 &&
    rows.some((row) => /\p{L}{3}/u.test(cellText(row[1] ?? [])))
  )
}

function stepRows(context: Rows, rows: Cell[][]): void {
  const { outline, walk, header } = context
  for (const row of rows) {
    const place = placeOfRow(context.place, row)
    const action = actionColumn(header, rows)
    const [first, ...rest] = row[action] ?? []
    const cells = row.map(cellText)
    if (first?.type !== 'paragraph') {
      walk(row.flat(), place)
      continue
    }
    const step = emit(outline, place, {
      kind: 'step',
      text: plainText(first.runs),
      marker: `${cellText(row[0] ?? [])}.`.replace(/\.+$/, '.'),
      level: 1,
      table: context.number,
      ...(row.length > 2 ? { cells, ...(header ? { header } : {}) } : {}),
    })
    const inside: Place = { ...place, parent: step, depth: place.depth + 1 }
    const before = outline.step
    outline.step = step
    delete outline.label
    walk(rest, inside)
    row.forEach((cell, column) => {
      if (column === 0 || column === action || cellText(cell) === '') return
      const term = header?.[column]
      emit(outline, inside, { kind: 'list-item', text: cellText(cell), level: 2, ...(term ? { term } : {}) })
    })
    if (before) outline.step = before
    else delete outline.step
    delete outline.label
  }
}

/** The column that says what to do: by its heading, else the one with the most words. */
function actionColumn(header: string[] | undefined, rows: Cell[][]): number {
  const named =
    header?.findIndex(
      (title, column) =>
        column > 0 &&
        /action|activity|step|procedure|task|instruction|description|handeling|actie|tätigkeit|aktion|acción|étape/i.test(
          title,
        ),
    ) ?? -1
  if (named > 0) return named
  const width = rows[0]?.length ?? 2
  const letters = Array.from({ length: width }, (_, column) =>
    column === 0 ? 0 : rows.reduce((sum, row) => sum + cellText(row[column] ?? []).length, 0),
  )
  return letters.indexOf(Math.max(...letters))
}

function plainRows(context: Rows, rows: Cell[][]): void {
  let above: Draft | undefined
  for (const row of rows) {
    if (row.every((cell) => cellText(cell) === '')) continue
    const goesOn = cellText(row[0] ?? []) === '' && row.slice(1).some((cell) => cellText(cell) !== '')
    const made = emitRow({ ...context, place: placeOfRow(context.place, row) }, row, goesOn ? above : undefined)
    if (!goesOn) above = made
  }
}

/** One row. An empty first cell means the one above it: the cell is filled in, and the row hangs below that row. */
function emitRow(context: Rows, row: Cell[], above: Draft | undefined): Draft {
  const { outline, place, number, header, caption } = context
  const cells = row.map((cell, column) => (column === 0 && above?.cells?.[0] ? above.cells[0] : simpleText(cell)))
  const extra = { table: number, ...(header ? { header } : {}), ...(caption ? { caption } : {}) }
  const isMixed = row.some((cell) => cell.some(isNote))
  if (isMixed) return emitMixedRow(context, row, { ...extra, cells })
  const inner = row.flat().filter(isTable)
  const outer = row.map((cell) => cell.filter((block) => !isTable(block)))
  const text = outer.map(cellText).filter(Boolean).join(' | ')
  if (inner.length === 0 || text === '') {
    const whole = row.map(cellText).filter(Boolean).join(' | ')
    return emit(outline, place, {
      kind: 'table-row',
      text: whole,
      cells,
      ...extra,
      ...(above ? { parent: above } : {}),
    })
  }
  // A table inside a cell keeps its own rows and header, below the row that it stands in.
  const made = emit(outline, place, {
    kind: 'table-row',
    text,
    cells: outer.map(cellText),
    ...extra,
    ...(above ? { parent: above } : {}),
  })
  context.walk(inner, { ...place, parent: made, depth: place.depth + 1 })
  return made
}

const isTable = (block: Block): boolean =>
  block.type === 'table' && block.rows.length > 1 && block.rows.some((row) => row.length > 1)

/** A note inside a cell becomes a segment of its own; what is printed before it cannot share a row's verbatim text. */
function emitMixedRow(context: Rows, row: Cell[], extra: Partial<Draft>): Draft {
  const { outline, place, walk } = context
  let label: Draft | undefined
  const pending: string[] = []
  for (const block of row.flat()) {
    if (!isNote(block)) {
      pending.push(blockText(block))
      continue
    }
    if (pending.length > 0) {
      label = emit(outline, place, { kind: 'paragraph', text: pending.splice(0).join('\n') })
    }
    walk([block], { ...place, ...(label ? { parent: label } : {}) })
  }
  const text = pending.filter(Boolean).join('\n')
  if (text === '' && label) return label
  return emit(outline, place, { kind: 'table-row', text, ...extra, ...(label ? { parent: label } : {}) })
}

const isNote = (block: Block): boolean =>
  (block.type === 'paragraph' && severityOfSentence(plainText(block.runs)) !== undefined) || block.type === 'admonition'

const simpleText = (cell: Cell): string => cellText(cell.filter((block) => !isNote(block)))

import type { MediaType, ParsedDocument, Segment } from '../model'
import type { Block, Cell, Reading } from '../parsers/blocks'
import { plainText } from '../parsers/blocks'
import { findDoubts } from './doubts'
import { joinCaptions } from './figures'
import { openHeading } from './headings'
import { stableKeys } from './keys'
import { detectLanguage } from './language'
import { addMentions } from './mentions'
import { structureList } from './lists'
import type { Draft, Outline, Place } from './outline'
import { emit, newOutline, placeWithin } from './outline'
import { structureParagraph } from './paragraphs'
import { structureTable } from './tables'
import { titleOf } from './title'

/** Raise it when the same file would give other segments. */
export const PARSER_VERSION = 'coursewright-2'

/** Blocks of any format → segments with keys, offsets, doubts. Pure. */
export function structureDocument({
  reading,
  filename,
  mediaType,
}: {
  reading: Reading
  filename: string
  mediaType: MediaType
}): ParsedDocument {
  const blocks = reading.blocks
  headRepeatedTables(blocks)
  const outline = newOutline(detectLanguage(allText(blocks)))
  const { title, titleBlocks } = titleOf({ blocks, filename, ...(reading.title ? { given: reading.title } : {}) })
  walk(outline, blocks, { depth: 0 }, titleBlocks)
  addMentions(outline.drafts, title)
  const { segments, text } = finish(outline.drafts)
  return {
    parser: PARSER_VERSION,
    mediaType,
    title,
    language: outline.language,
    ...(reading.pages ? { pages: reading.pages } : {}),
    ...(reading.recognised ? { recognised: reading.recognised } : {}),
    text,
    segments,
    doubts: [...reading.doubts, ...outline.doubts, ...findDoubts(segments, outline.figures)],
  }
}

/** Tables of one form, each with the same names of columns in its first row, bold or not: that row is their header. */
function headRepeatedTables(blocks: Block[]): void {
  const tables = blocks.filter((block) => block.type === 'table')
  const counts = new Map<string, number>()
  const names = (row: Cell[] | undefined) => (row ?? []).map((cell) => allText(cell).trim().toLowerCase())
  for (const table of tables)
    for (const name of new Set(names(table.rows[0]))) counts.set(name, (counts.get(name) ?? 0) + 1)
  for (const table of tables) {
    const first = names(table.rows[0])
    const repeated = first.filter((name) => name !== '' && (counts.get(name) ?? 0) > 1).length
    if (!table.headed && table.rows.length > 1 && repeated * 2 >= first.length && first.every((name) => name !== ''))
      table.headed = true
  }
}

function walk(outline: Outline, blocks: Block[], place: Place, titles: ReadonlySet<Block> = new Set()): void {
  const joined = joinCaptions(blocks)
  joined.forEach((block, index) => {
    const at = placeWithin(place, block)
    const deeper = (inner: Block[], where: Place) => walk(outline, inner, where)
    switch (block.type) {
      case 'heading': {
        const text = plainText(block.runs)
        if (text)
          openHeading(outline, placeWithin({ depth: 0 }, at), { level: block.level, text, title: titles.has(block) })
        break
      }
      case 'paragraph':
        if (titles.has(block)) {
          openHeading(outline, placeWithin({ depth: 0 }, at), { level: 1, text: plainText(block.runs), title: true })
          break
        }
        structureParagraph(outline, block.runs, at, joined[index + 1])
        break
      case 'list':
        structureList(outline, block, at, deeper, joined[index + 1])
        break
      case 'table':
        structureTable(outline, block, at, deeper)
        break
      case 'admonition':
        structureAdmonition(outline, block, at)
        break
      case 'code':
        if (block.text.trim()) emit(outline, at, { kind: 'code', text: block.text.trim() })
        break
      case 'figure':
        outline.figures += 1
        if (block.text || block.picture)
          emit(outline, at, { kind: 'figure', text: block.text, ...(block.picture ? { picture: block.picture } : {}) })
        break
    }
  })
}

/** A call-out: its title, or its first paragraph, is the warning; the rest hangs below it. */
function structureAdmonition(outline: Outline, block: Extract<Block, { type: 'admonition' }>, place: Place): void {
  const within: Place = place.parent || !outline.step ? place : { ...place, parent: outline.step }
  const title = block.title ? plainText(block.title) : ''
  const [first, ...others] = block.blocks
  const usesFirst = !title && first?.type === 'paragraph'
  const text = title || (usesFirst ? plainText(first.runs) : '')
  if (!text) {
    walk(outline, block.blocks, within)
    return
  }
  const warning = emit(outline, within, { kind: 'warning', text, severity: block.severity })
  walk(outline, usesFirst ? others : block.blocks, { ...within, parent: warning, depth: within.depth + 1 })
}

/** Keys, order, offsets, and parents by key. */
function finish(drafts: Draft[]): { segments: Segment[]; text: string } {
  const keys = stableKeys(drafts)
  const keyOf = new Map(drafts.map((draft, index) => [draft, keys[index] ?? '']))
  let offset = 0
  const segments = drafts.map((draft, order): Segment => {
    const { parent, level, ...rest } = draft
    const start = offset
    offset += draft.text.length + 1
    const parentKey = parent ? keyOf.get(parent) : undefined
    return {
      key: keyOf.get(draft) ?? '',
      ...rest,
      order,
      start,
      end: start + draft.text.length,
      ...(level === undefined ? {} : { level: Math.ceil(level) }),
      ...(parentKey ? { parent: parentKey } : {}),
    }
  })
  return { segments, text: drafts.map((draft) => draft.text).join('\n') }
}

function allText(blocks: Block[]): string {
  return blocks
    .map((block): string => {
      if (block.type === 'heading' || block.type === 'paragraph') return plainText(block.runs)
      if (block.type === 'list') return block.items.map((item) => allText(item.blocks)).join('\n')
      if (block.type === 'table') return block.rows.flat().map(allText).join('\n')
      if (block.type === 'admonition')
        return [block.title ? plainText(block.title) : '', allText(block.blocks)].join('\n')
      return block.text
    })
    .join('\n')
}

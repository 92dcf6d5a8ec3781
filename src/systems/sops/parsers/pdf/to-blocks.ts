import type { Block, BlockOf, ListItem } from '../blocks'
import type { Figure } from './figures'
import { boxOf } from './geometry'
import { looksLikeHeading, type Cover } from './headings'
import type { Piece, Style } from './paragraphs'
import { isPiece, type Part } from './parts'
import { printedAt } from './printed'

type Context = { style: Style; levels: (piece: Piece) => number; cover: Cover }

/** Pieces and tables in reading order as blocks: headings, paragraphs, and lists by how far their items are set in. */
export function toBlocks(parts: Part[], { style, levels, cover }: Context): Block[] {
  const blocks: Block[] = []
  const open: { x: number; list: BlockOf<'list'> }[] = []
  let titled = false
  for (const part of parts) {
    if (!isPiece(part)) {
      if (part.type === 'figure') {
        // A picture belongs to the step that it follows, and ends no list.
        const home = open.at(-1)?.list.items.at(-1)?.blocks ?? blocks
        home.push(figureBlock(part))
        continue
      }
      open.length = 0
      const { edges: _, ...table } = part
      blocks.push(table)
      continue
    }
    const printed = printedAt(part.fragments)
    if (cover.pieces.has(part)) {
      if (!titled && cover.title)
        blocks.push({
          type: 'heading',
          level: 1,
          runs: [{ text: cover.title }],
          page: part.page,
          ...printedAt([...cover.pieces].flatMap((piece) => piece.fragments)),
        })
      titled = true
    } else if (looksLikeHeading(part, style) && part.page !== cover.page) {
      open.length = 0
      const text = part.marker === undefined ? part.text : `${part.marker} ${part.text}`
      blocks.push({
        type: 'heading',
        level: levels(part) + (cover.title ? 1 : 0),
        runs: [{ text }],
        page: part.page,
        ...printed,
      })
    } else if (part.marker === undefined) {
      const host = open.at(-1)?.list.items.at(-1)
      const isNote = 'mark' in part
      const indented = host && part.x > (open.at(-1)?.x ?? 0) + part.size * 0.5 && host.page === part.page
      const inside = host && (indented || isNote)
      if (!inside) open.length = 0
      const paragraph: Block = { type: 'paragraph', runs: part.runs, page: part.page, ...printed }
      if (inside) host.blocks.push(paragraph)
      else blocks.push(paragraph)
    } else addItem(blocks, open, part)
  }
  return blocks
}

const figureBlock = ({ name, caption, page, frame, area }: Figure): Block => ({
  type: 'figure',
  text: caption ?? '',
  picture: name,
  page,
  boxes: [boxOf(frame, area)],
})

function addItem(blocks: Block[], open: { x: number; list: BlockOf<'list'> }[], piece: Piece): void {
  const item: ListItem = {
    marker: /[\uE000-\uF8FF]/.test(piece.marker ?? '') ? '•' : (piece.marker ?? '•'),
    page: piece.page,
    ...printedAt(piece.fragments),
    blocks: [{ type: 'paragraph', runs: piece.runs, page: piece.page }],
  }
  while (open.length > 0 && piece.x < (open.at(-1)?.x ?? 0) - 4) open.pop()
  const current = open.at(-1)
  if (current && Math.abs(piece.x - current.x) <= 4 && current.list.ordered === Boolean(piece.ordered)) {
    current.list.items.push(item)
    return
  }
  if (current && Math.abs(piece.x - current.x) <= 4) open.pop()
  const list: BlockOf<'list'> = { type: 'list', ordered: Boolean(piece.ordered), items: [item], page: piece.page }
  const host = open.at(-1)?.list.items.at(-1)
  if (host) host.blocks.push(list)
  else blocks.push(list)
  open.push({ x: piece.x, list })
}

import type { Block, Cell, ListItem, Run } from '../blocks'
import { foldBlanks, plainText } from '../blocks'
import { showablePicture } from '../pictures/names'
import type { Xml } from './open-package'

type Element = { attribs: Record<string, string> }
type Selection = ReturnType<Xml>
type Shape = { blocks: Block[]; x: number; y: number; title: boolean }

/** Placeholders that repeat on every slide. */
const furniture = new Set(['ftr', 'sldNum', 'dt', 'hdr', 'sldImg'])
const titles = new Set(['title', 'ctrTitle'])

/** What stands on a slide: its title as a heading, then its shapes from top to bottom, left to right. */
export function blocksOfSlide(
  $: Xml,
  { pictures, width, unseen }: { pictures: ReadonlyMap<string, string>; width: number; unseen: string[] },
): Block[] {
  const shapes = $('p\\:spTree')
    .find('p\\:sp, p\\:graphicFrame, p\\:pic')
    .toArray()
    .flatMap((element): Shape[] => {
      const shape = $(element as never)
      const type = shape.find('p\\:nvPr > p\\:ph').attr('type') ?? ''
      if (furniture.has(type)) return []
      const at = shape.find('a\\:off, p\\:xfrm > a\\:off').first()
      if (isUnseen(shape, { left: Number(at.attr('x') ?? 0), width })) {
        unseen.push(shape.find('a\\:t').text())
        return []
      }
      const title = titles.has(type)
      const place = { x: Number(at.attr('x') ?? 0), y: Number(at.attr('y') ?? 0), title }
      return [
        {
          ...place,
          blocks: shapeBlocks({ $, shape, title, pictures, inBody: shape.find('p\\:nvPr > p\\:ph').length > 0 }),
        },
      ]
    })
    .filter(({ blocks }) => blocks.length > 0)
  // A placeholder without a place of its own stands where the layout puts it: in the order of the file.
  const placed = shapes.every(({ x, y, title }) => title || x > 0 || y > 0)
  const ordered = placed ? [...shapes].sort((a, b) => rowOf(a) - rowOf(b) || a.x - b.x) : shapes
  return [...ordered.filter(({ title }) => title), ...ordered.filter(({ title }) => !title)].flatMap(
    ({ blocks }) => blocks,
  )
}

/** Shapes that are switched off, or stand wholly beside the slide, are seen by nobody who watches it. */
function isUnseen(shape: Selection, { left, width }: { left: number; width: number }): boolean {
  if (shape.find('p\\:cNvPr').first().attr('hidden') === '1') return true
  const wide = Number(shape.find('a\\:ext, p\\:xfrm > a\\:ext').first().attr('cx') ?? 0)
  const grouped = shape.closest('p\\:grpSp').length > 0
  return !grouped && width > 0 && (left >= width || (wide > 0 && left + wide <= 0))
}

/** Shapes whose tops are within half a centimetre stand in one row. */
const rowOf = ({ y }: Shape): number => Math.round(y / 180_000)

/** What the speaker is to say: kept, and apart from what the slide says. */
export function notesOf($: Xml): Block[] {
  const runs = $('p\\:sp')
    .toArray()
    .filter(
      (shape) =>
        $(shape as never)
          .find('p\\:nvPr > p\\:ph')
          .attr('type') === 'body',
    )
    .flatMap((shape) =>
      $(shape as never)
        .find('a\\:p')
        .toArray(),
    )
    .map((paragraph) => runsOf($, $(paragraph as never)))
    .filter((each) => plainText(each) !== '')
  const blocks = runs.map((each): Block => ({ type: 'paragraph', runs: each }))
  return blocks.length > 0 ? [{ type: 'admonition', severity: 'note', title: [{ text: 'Speaker notes' }], blocks }] : []
}

function shapeBlocks({
  $,
  shape,
  title,
  pictures,
  inBody,
}: {
  $: Xml
  shape: Selection
  title: boolean
  pictures: ReadonlyMap<string, string>
  inBody: boolean
}): Block[] {
  const table = shape.find('a\\:tbl').first()
  if (table.length > 0) return [tableOf($, table)]
  if ((shape.get(0) as { name?: string } | undefined)?.name === 'p:pic') {
    const text = foldBlanks(shape.find('p\\:cNvPr').attr('descr') ?? '')
    const picture = showablePicture(pictures.get(shape.find('a\\:blip').attr('r:embed') ?? '') ?? '')
    return [{ type: 'figure', text, ...(picture ? { picture } : {}) }]
  }
  const paragraphs = shape
    .find('p\\:txBody > a\\:p')
    .toArray()
    .map((paragraph) => $(paragraph as never))
    .filter((paragraph) => plainText(runsOf($, paragraph)) !== '')
  if (title) {
    const runs = paragraphs.flatMap((paragraph, at) => [...(at > 0 ? [{ text: ' ' }] : []), ...runsOf($, paragraph)])
    return runs.length > 0 ? [{ type: 'heading', level: 2, runs }] : []
  }
  return listsOf(paragraphs.map((paragraph) => ({ runs: runsOf($, paragraph), ...bulletOf(paragraph, inBody) })))
}

type Line = { runs: Run[]; level: number; bullet: 'none' | 'bullet' | 'number' }

/** Text of a body placeholder has bullets unless it says otherwise; text of a box has none. */
function bulletOf(paragraph: Selection, inBody: boolean): { level: number; bullet: Line['bullet'] } {
  const properties = paragraph.children('a\\:pPr')
  const level = Number(properties.attr('lvl') ?? 0)
  if (properties.children('a\\:buAutoNum').length > 0) return { level, bullet: 'number' }
  if (properties.children('a\\:buNone').length > 0) return { level, bullet: 'none' }
  const marked = properties.children('a\\:buChar, a\\:buBlip').length > 0
  return { level, bullet: marked || inBody ? 'bullet' : 'none' }
}

/** Neighbouring lines with bullets or numbers become a list, deeper ones a list inside the item above. */
function listsOf(lines: readonly Line[]): Block[] {
  const blocks: Block[] = []
  let at = 0
  while (at < lines.length) {
    const line = lines[at]
    if (!line) break
    if (line.bullet === 'none') {
      blocks.push({ type: 'paragraph', runs: line.runs })
      at += 1
      continue
    }
    const items: ListItem[] = []
    while (at < lines.length) {
      const item = lines[at]
      if (!item || item.bullet === 'none' || item.level < line.level) break
      if (item.level === line.level && item.bullet !== line.bullet) break
      if (item.level === line.level) {
        const marker = item.bullet === 'number' ? `${items.length + 1}.` : '•'
        items.push({ marker, blocks: [{ type: 'paragraph', runs: item.runs }] })
        at += 1
        continue
      }
      const deeper = lines.slice(at).findIndex((one) => one.bullet === 'none' || one.level <= line.level)
      const inner = lines.slice(at, deeper < 0 ? undefined : at + deeper)
      items.at(-1)?.blocks.push(...listsOf(inner))
      at += inner.length
    }
    blocks.push({ type: 'list', ordered: line.bullet === 'number', items })
  }
  return blocks
}

function tableOf($: Xml, table: Selection): Block {
  const rows = table
    .children('a\\:tr')
    .toArray()
    .map((row) =>
      $(row as never)
        .children('a\\:tc')
        .toArray()
        .map((cell): Cell => {
          // Cells that a merged one covers are there, and empty.
          const { hMerge, vMerge } = (cell as unknown as Element).attribs
          if (hMerge === '1' || vMerge === '1') return []
          return $(cell as never)
            .find('a\\:p')
            .toArray()
            .map((paragraph) => runsOf($, $(paragraph as never)))
            .filter((runs) => plainText(runs) !== '')
            .map((runs) => ({ type: 'paragraph', runs }))
        }),
    )
  const isBold = (cell: Cell) =>
    cell.every((block) => block.type === 'paragraph' && block.runs.every((run) => run.bold))
  const headed =
    table.children('a\\:tblPr').attr('firstRow') === '1' || (rows.length > 1 && rows[0]?.every(isBold) === true)
  return { type: 'table', rows, headed }
}

function runsOf($: Xml, paragraph: Selection): Run[] {
  return paragraph
    .children('a\\:r, a\\:br, a\\:fld')
    .toArray()
    .map((element) => {
      const part = $(element as never)
      if ((element as unknown as { name: string }).name === 'a:br') return { text: '\n' }
      const bold = part.children('a\\:rPr').attr('b') === '1'
      return { text: part.children('a\\:t').text(), ...(bold ? { bold } : {}) }
    })
}

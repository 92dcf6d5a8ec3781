import type { Block, Cell, ListItem, Run } from '../blocks'
import { foldBlanks, plainText } from '../blocks'
import { showablePicture } from '../pictures/names'
import type { Xml } from './open-package'

type Node = { type: string; name?: string; data?: string; attribs?: Record<string, string>; children?: Node[] }
type Styles = {
  bold: ReadonlySet<string>
  numbered: ReadonlySet<string>
  hidden: ReadonlySet<string>
  /** Collects what is left out because nobody sees it. */
  unseen: string[]
}

/** The body of an OpenDocument text as blocks. `styles` is the part of that name, where list and text styles may live too. */
export function blocksOfText($: Xml, styles: Xml | null): { blocks: Block[]; unseen: string } {
  $('text\\:tracked-changes, office\\:annotation, office\\:annotation-end, text\\:table-of-content').remove()
  $('text\\:illustration-index, text\\:alphabetical-index, text\\:bibliography, office\\:forms').remove()
  const parts = [$, styles].flatMap((part) => part ?? [])
  const body = $('office\\:body > office\\:text').get(0) as unknown as Node | undefined
  const unseen: string[] = []
  const blocks = blocksOf(body?.children ?? [], {
    unseen,
    bold: named(
      parts,
      (style) => style.find('style\\:text-properties').attr('fo:font-weight') === 'bold',
      'style:style',
    ),
    hidden: named(parts, (style) => isUnseen(style.find('style\\:text-properties').first()), 'style:style'),
    numbered: named(
      parts,
      (style) => style.children().first().is('text\\:list-level-style-number') === true,
      'text:list-style',
    ),
  })
  return { blocks, unseen: unseen.join(' ') }
}

/** Hidden by the writer, white without a colour behind it, or smaller than print. */
function isUnseen(properties: ReturnType<Xml>): boolean {
  if (properties.attr('text:display') === 'none') return true
  const size = Number.parseFloat(properties.attr('fo:font-size') ?? '')
  if (/pt$/.test(properties.attr('fo:font-size') ?? '') && size < 2) return true
  const behind = properties.attr('fo:background-color') ?? 'transparent'
  return /^#fff(?:fff)?$/i.test(properties.attr('fo:color') ?? '') && /^(?:transparent|#fff(?:fff)?)$/i.test(behind)
}

function named(parts: Xml[], is: (style: ReturnType<Xml>) => boolean, element: string): Set<string> {
  return new Set(
    parts.flatMap(($) =>
      $(element.replace(':', '\\:'))
        .toArray()
        .filter((style) => is($(style)))
        .flatMap((style) => $(style).attr('style:name') ?? []),
    ),
  )
}

function blocksOf(nodes: readonly Node[], styles: Styles): Block[] {
  return nodes.flatMap((node): Block[] => {
    switch (node.name) {
      case 'text:h': {
        const { runs, after } = textOf(node, styles)
        const level = Math.min(6, Number(node.attribs?.['text:outline-level'] ?? 1) || 1)
        return plainText(runs) ? [{ type: 'heading', level, runs }, ...after] : after
      }
      case 'text:p': {
        const { runs, after } = textOf(node, styles)
        return plainText(runs) ? [{ type: 'paragraph', runs }, ...after] : after
      }
      case 'text:list':
        return listOf(node, styles, node.attribs?.['text:style-name'] ?? '')
      case 'table:table':
        return [tableOf(node, styles)]
      case 'text:section':
      case 'text:index-body':
      case 'draw:text-box':
        return blocksOf(node.children ?? [], styles)
      default:
        return []
    }
  })
}

function listOf(node: Node, styles: Styles, style: string): Block[] {
  const ordered = styles.numbered.has(style)
  const items: ListItem[] = []
  for (const child of node.children ?? []) {
    if (child.name !== 'text:list-item' && child.name !== 'text:list-header') continue
    const blocks = (child.children ?? []).flatMap((inner) =>
      // A list inside a list that names no style goes on in the outer one's.
      inner.name === 'text:list'
        ? listOf(inner, styles, inner.attribs?.['text:style-name'] ?? style)
        : blocksOf([inner], styles),
    )
    if (blocks.length > 0) items.push({ marker: ordered ? `${items.length + 1}.` : '•', blocks })
  }
  // Writers put numbered headings into lists of one item; they are headings all the same.
  const single = items.length === 1 ? items[0]?.blocks : undefined
  if (single?.some((block) => block.type === 'heading')) return single
  return items.length > 0 ? [{ type: 'list', ordered, items }] : []
}

function tableOf(node: Node, styles: Styles): Block {
  const rows: Cell[][] = []
  let heads = 0
  const visit = (parent: Node, inHead: boolean) => {
    for (const child of parent.children ?? []) {
      if (child.name === 'table:table-header-rows') visit(child, true)
      if (child.name === 'table:table-rows' || child.name === 'table:table-row-group') visit(child, inHead)
      if (child.name !== 'table:table-row') continue
      if (inHead) heads += 1
      rows.push(rowOf(child, styles))
    }
  }
  visit(node, false)
  const [first] = rows
  const bold = first?.every((cell) =>
    cell.every((block) => block.type === 'paragraph' && block.runs.every((run) => run.bold || !run.text.trim())),
  )
  return { type: 'table', rows, headed: heads > 0 || (bold === true && rows.length > 1) }
}

function rowOf(row: Node, styles: Styles): Cell[] {
  return (row.children ?? []).flatMap((cell): Cell[] => {
    if (cell.name === 'table:covered-table-cell') return [[]]
    if (cell.name !== 'table:table-cell') return []
    const repeated = Math.min(50, Number(cell.attribs?.['table:number-columns-repeated'] ?? 1) || 1)
    const blocks = blocksOf(cell.children ?? [], styles)
    return Array.from({ length: repeated }, () => blocks)
  })
}

/** The runs of a paragraph, and what hangs on it: pictures, text boxes, footnotes. */
function textOf(node: Node, styles: Styles): { runs: Run[]; after: Block[] } {
  const runs: Run[] = []
  const after: Block[] = []
  const visit = (parent: Node, bold: boolean) => {
    for (const child of parent.children ?? []) {
      const add = (text: string) => runs.push({ text, ...(bold ? { bold } : {}) })
      const style = child.attribs?.['text:style-name'] ?? ''
      if (child.type === 'text') add((child.data ?? '').replace(/\s+/g, ' '))
      else if (child.name === 'text:s') add(' ')
      else if (child.name === 'text:tab') add(' ')
      else if (child.name === 'text:line-break') add('\n')
      else if (child.name === 'text:note') after.push(...noteOf(child, styles))
      else if (child.name === 'draw:frame') after.push(...frameOf(child, styles))
      else if (styles.hidden.has(style)) styles.unseen.push(wordsOf(child))
      else visit(child, bold || styles.bold.has(style))
    }
  }
  const own = node.attribs?.['text:style-name'] ?? ''
  if (styles.hidden.has(own)) styles.unseen.push(wordsOf(node))
  else visit(node, styles.bold.has(own))
  return { runs, after }
}

const wordsOf = (node: Node): string =>
  node.type === 'text' ? (node.data ?? '') : (node.children ?? []).map(wordsOf).join('')

function noteOf(note: Node, styles: Styles): Block[] {
  const body = note.children?.find((child) => child.name === 'text:note-body')
  return blocksOf(body?.children ?? [], styles)
}

function frameOf(frame: Node, styles: Styles): Block[] {
  const box = frame.children?.find((child) => child.name === 'draw:text-box')
  if (box) return blocksOf(box.children ?? [], styles)
  const named = frame.children?.filter((child) => child.name === 'svg:title' || child.name === 'svg:desc') ?? []
  const text = foldBlanks(
    named
      .flatMap((child) => child.children ?? [])
      .map((child) => child.data ?? '')
      .join(' '),
  )
  const image = frame.children?.find((child) => child.name === 'draw:image')
  const picture = showablePicture(image?.attribs?.['xlink:href'] ?? '')
  return [{ type: 'figure', text, ...(picture ? { picture } : {}) }]
}

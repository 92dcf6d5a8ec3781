import { load } from 'cheerio'
import type { Doubt } from '../model'
import type { Block, Cell, ListItem, Run } from './blocks'
import { foldBlanks, plainText } from './blocks'
import { hiddenText } from './hidden-text'
import { embeddedKind, embeddedName } from './pictures/names'
import { severityOf } from './severity'

type AnyNode = Exclude<Parameters<typeof load>[0], string | Buffer | unknown[]>
type Element = Extract<AnyNode, { attribs: object; name: string }>

const DROPPED =
  'script, style, template, noscript, svg, iframe, object, nav, button, input, select, form > textarea, link, meta, head'
const CONTENTS = '#TOC, #toc, .toc, .table-of-contents, [role="doc-toc"], [role="navigation"], [role="directory"]'
const HIDDEN =
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:;|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)|(?:left|top|text-indent)\s*:\s*-\d{3,}/i
const WHITE = /(?:^|;)\s*color\s*:\s*(?:white|#fff(?:fff)?|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))\s*(?:;|$|!)/i
const INLINE = new Set(
  'a abbr b bdi bdo big br cite code data del dfn em font i img ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)

/** HTML to neutral blocks: navigation, contents lists, scripts and text that no reader sees are left out. */
export function blocksFromHtml(html: string, { pictures = true } = {}): { blocks: Block[]; doubts: Doubt[] } {
  const $ = load(html)
  if (pictures) nameEmbeddedPictures($)
  $(DROPPED).remove()
  $(CONTENTS).remove()
  const hidden = $('[hidden], [aria-hidden="true"], [style]').filter((_, element) => isHidden(element))
  const doubts = hiddenText(hidden.text())
  hidden.remove()
  return { blocks: blocksOf($('body').contents().toArray()), doubts }
}

/** Pictures that the page itself carries (`data:`), in their order: `image-1.png`. Others are on servers nobody asks. */
function nameEmbeddedPictures($: ReturnType<typeof load>): void {
  $('img[src^="data:image/"]').each((index, image) => {
    const kind = embeddedKind(image.attribs.src ?? '')
    if (kind) image.attribs['data-picture'] = embeddedName(index, kind)
    delete image.attribs.src
  })
}

function isHidden(element: Element): boolean {
  return (
    'hidden' in element.attribs ||
    element.attribs['aria-hidden'] === 'true' ||
    HIDDEN.test(element.attribs.style ?? '') ||
    (WHITE.test(element.attribs.style ?? '') && !standsOnColour(element))
  )
}

/** White letters are read well where something behind them has a colour; styles of whole pages are not looked up. */
function standsOnColour(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parent?.type === 'tag' ? at.parent : null) {
    if (/background/i.test(at.attribs.style ?? '') || at.attribs.bgcolor !== undefined) return true
    if (at.attribs.class !== undefined) return true
  }
  return false
}

type Style = { bold?: boolean; code?: boolean }

function blocksOf(nodes: AnyNode[], style: Style = {}): Block[] {
  const blocks: Block[] = []
  let runs: Run[] = []
  const flush = () => {
    if (plainText(runs)) blocks.push({ type: 'paragraph', runs })
    runs = []
  }
  for (const node of nodes) {
    if (isInline(node)) {
      const figures: Block[] = []
      runs.push(...runsOf([node], style, figures))
      if (figures.length > 0) {
        flush()
        blocks.push(...figures)
      }
    } else if (node.type === 'tag') {
      flush()
      blocks.push(...elementBlocks(node, style))
    }
  }
  flush()
  return blocks
}

function elementBlocks(element: Element, style: Style): Block[] {
  const heading = /^h([1-6])$/.exec(element.name)
  if (heading) {
    const figures: Block[] = []
    const runs = runsOf(element.children, {}, figures)
    return plainText(runs) ? [{ type: 'heading', level: Number(heading[1]), runs }, ...figures] : figures
  }
  switch (element.name) {
    case 'ul':
    case 'ol':
      return listBlocks(element, style)
    case 'dl':
      return definitionList(element)
    case 'table':
      return tableBlocks(element)
    case 'pre':
      return [{ type: 'code', text: plainText(runsOf(element.children, {}, [])) }]
    case 'figcaption':
    case 'caption':
      return [{ type: 'figure', text: plainText(runsOf(element.children, {}, [])) }]
    case 'header':
      // Pandoc's title block repeats what the body says.
      return element.attribs.id === 'title-block-header' ? [] : blocksOf(element.children, style)
    default: {
      const severity = severityOf(element.attribs.class ?? '')
      const blocks = blocksOf(element.children, style)
      return severity && blocks.length > 0 ? [{ type: 'admonition', severity, blocks }] : blocks
    }
  }
}

function listBlocks(element: Element, style: Style): Block[] {
  const ordered = element.name === 'ol'
  const items: ListItem[] = []
  let number = Number(element.attribs.start ?? 1) || 1
  for (const child of element.children) {
    if (child.type !== 'tag') continue
    if (child.name !== 'li') {
      // Lists nested without an item of their own belong to the item before them.
      const target = items.at(-1)
      if (target) target.blocks.push(...blocksOf([child], style))
      continue
    }
    const marker = ordered ? orderedMarker(number++, element.attribs.type) : '•'
    items.push({ marker, blocks: blocksOf(child.children, style) })
  }
  return items.length > 0 ? [{ type: 'list', ordered, items }] : []
}

function orderedMarker(number: number, type = '1'): string {
  if (type === 'a' || type === 'A') {
    const letter = String.fromCharCode((type === 'a' ? 97 : 65) + ((number - 1) % 26))
    return `${letter})`
  }
  return `${number}.`
}

function definitionList(element: Element): Block[] {
  const items: ListItem[] = []
  for (const child of element.children) {
    if (child.type !== 'tag') continue
    if (child.name === 'dt')
      items.push({ marker: '•', blocks: [{ type: 'paragraph', runs: runsOf(child.children, { bold: true }, []) }] })
    if (child.name === 'dd') items.at(-1)?.blocks.push(...blocksOf(child.children))
  }
  return items.length > 0 ? [{ type: 'list', ordered: false, items }] : []
}

function tableBlocks(element: Element): Block[] {
  const rows: Cell[][] = []
  let headed = false
  let caption: string | undefined
  const visit = (parent: Element, inHead: boolean) => {
    for (const child of parent.children) {
      if (child.type !== 'tag') continue
      if (child.name === 'caption') caption = plainText(runsOf(child.children, {}, []))
      if (['thead', 'tbody', 'tfoot'].includes(child.name)) visit(child, child.name === 'thead')
      if (child.name !== 'tr') continue
      const cells = child.children.filter(
        (cell): cell is Element => cell.type === 'tag' && ['td', 'th'].includes(cell.name),
      )
      const row = cells.flatMap((cell) => [
        blocksOf(cell.children, cell.name === 'th' ? { bold: true } : {}),
        ...Array.from({ length: Math.min(Number(cell.attribs.colspan ?? 1) || 1, 50) - 1 }, (): Cell => []),
      ])
      if (rows.length === 0) headed = inHead || cells.every((cell) => cell.name === 'th') || row.every(isBoldCell)
      rows.push(row)
    }
  }
  visit(element, false)
  return rows.length > 0 ? [{ type: 'table', rows, headed, ...(caption ? { caption } : {}) }] : []
}

const isBoldCell = (cell: Cell): boolean =>
  cell.every((block) => block.type === 'paragraph' && block.runs.every((run) => run.bold || run.text.trim() === ''))

function isInline(node: AnyNode): boolean {
  if (node.type === 'text') return true
  return node.type === 'tag' && INLINE.has(node.name)
}

function runsOf(nodes: AnyNode[], style: Style, figures: Block[]): Run[] {
  return nodes.flatMap((node): Run[] => {
    if (node.type === 'text') return [{ ...style, text: node.data.replace(/\s+/g, ' ') }]
    if (node.type !== 'tag') return []
    if (node.name === 'br') return [{ ...style, text: '\n' }]
    if (node.name === 'img') {
      const picture = node.attribs['data-picture']
      figures.push({ type: 'figure', text: foldBlanks(node.attribs.alt ?? ''), ...(picture ? { picture } : {}) })
      return []
    }
    const bold = style.bold || ['b', 'strong', 'th'].includes(node.name)
    const code = style.code || ['code', 'kbd', 'samp', 'tt'].includes(node.name)
    return runsOf(node.children, { ...(bold ? { bold } : {}), ...(code ? { code } : {}) }, figures)
  })
}

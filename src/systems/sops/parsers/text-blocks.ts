import type { Block, ListItem } from './blocks'
import { numberedHeadingLevel, splitMarker } from './markers'

type Line = { text: string; indent: number }
type OpenList = { indent: number; list: Extract<Block, { type: 'list' }> }

/** Blocks of plain text. A line that goes on at the same place belongs to the paragraph or item before it. */
export function blocksFromLines(source: string[]): Block[] {
  const blocks: Block[] = []
  const lists: OpenList[] = []
  let paragraph: string[] = []
  let item: ListItem | null = null
  const flush = () => {
    if (paragraph.length > 0) blocks.push(paragraphOf(paragraph))
    paragraph = []
  }
  const lines = source.map(lineOf)
  for (const [index, line] of lines.entries()) {
    if (line.text === '') {
      flush()
      item = null
      continue
    }
    const underline = lines[index + 1]?.text ?? ''
    if (/^(?:=|-){4,}$/.test(line.text)) continue
    const level = /^={4,}$/.test(underline)
      ? 1
      : /^-{4,}$/.test(underline)
        ? 2
        : headingLevel(line.text, lines[index - 1], lines[index + 1])
    if (level > 0) {
      flush()
      lists.length = 0
      item = null
      blocks.push({ type: 'heading', level, runs: [{ text: line.text }] })
      continue
    }
    const marked = splitMarker(line.text, { hollow: lists.length > 0 })
    if (marked) {
      flush()
      item = { marker: marked.marker, blocks: [paragraphOf([marked.text])] }
      addItem({ blocks, lists, item, ordered: marked.ordered, indent: line.indent })
    } else if (item && (line.indent > 0 || !/[.!?:]$/.test(lastText(item)))) {
      item.blocks = [paragraphOf([lastText(item), line.text])]
    } else {
      item = null
      if (line.indent === 0) lists.length = 0
      paragraph.push(line.text)
    }
  }
  flush()
  return blocks
}

const lineOf = (raw: string): Line => {
  const expanded = raw.replace(/\t/g, '    ')
  return { text: expanded.trim(), indent: expanded.length - expanded.trimStart().length }
}

const paragraphOf = (lines: string[]): Block => ({ type: 'paragraph', runs: [{ text: lines.join('\n') }] })

const lastText = (item: ListItem): string => {
  const first = item.blocks[0]
  return first?.type === 'paragraph' ? first.runs.map((run) => run.text).join('') : ''
}

/** A line alone between blank lines, in capitals or with a clause number, and no sentence. */
function headingLevel(text: string, before: Line | undefined, after: Line | undefined): number {
  if (before?.text || /[.;,]$/.test(text)) return 0
  const numbered = numberedHeadingLevel(text)
  if (numbered > 0) return numbered
  const capitals = text === text.toUpperCase() && /\p{Lu}{3}/u.test(text) && text.split(/\s+/).length <= 10
  return capitals && !after?.text && !text.endsWith(':') ? 1 : 0
}

function addItem(input: {
  blocks: Block[]
  lists: OpenList[]
  item: ListItem
  ordered: boolean
  indent: number
}): void {
  const { blocks, lists, item, ordered, indent } = input
  while (lists.length > 0 && (lists.at(-1)?.indent ?? 0) > indent) lists.pop()
  const open = lists.at(-1)
  if (open && open.indent === indent && open.list.ordered === ordered) {
    open.list.items.push(item)
    return
  }
  if (open && open.indent === indent) lists.pop()
  const list: OpenList['list'] = { type: 'list', ordered, items: [item] }
  const host = lists.at(-1)?.list.items.at(-1)
  if (host) host.blocks.push(list)
  else blocks.push(list)
  lists.push({ indent, list })
}

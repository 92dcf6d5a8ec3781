import type { List, Nodes, PhrasingContent, Root, RootContent, Table } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { endings } from '../formats'
import { mediaTypes } from '../model'
import type { Doubt } from '../model'
import type { Block, Run } from './blocks'
import { plainText } from './blocks'
import { decodeText } from './decode-text'
import { defineParser } from './define-parser'
import { blocksFromHtml } from './html-blocks'
import { picturesInMarkdown } from './pictures/in-markdown'
import { ADMONITION, quoteAdmonitions } from './markdown-admonitions'
import { severityOf } from './severity'

/** The tree of a page, its admonitions made quotes. */
export const markdownTree = (bytes: Uint8Array): Root => processor.parse(quoteAdmonitions(decodeText(bytes)))

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml'])

export const markdownParser = defineParser({
  name: 'markdown',
  mediaType: mediaTypes.markdown,
  extensions: endings[mediaTypes.markdown],
  async read({ bytes }) {
    const tree = markdownTree(bytes)
    const front = tree.children.find((node) => node.type === 'yaml')
    const title = /^title:[ \t]*(.+)$/m
      .exec(front?.value ?? '')?.[1]
      ?.replace(/^(['"])(.*)\1$/, '$2')
      .trim()
    const doubts: Doubt[] = []
    const names = new Map(picturesInMarkdown(tree).map(({ node, name }) => [node, name]))
    return { blocks: blocksOf(tree.children, { doubts, names }), doubts, ...(title ? { title } : {}) }
  },
})

/** What was noted on the way, and the names of the pictures that lie in the page. */
type Notes = { doubts: Doubt[]; names: ReadonlyMap<Nodes, string> }

function blocksOf(nodes: RootContent[], notes: Notes): Block[] {
  return nodes.flatMap((node): Block[] => {
    switch (node.type) {
      case 'heading':
        return [{ type: 'heading', level: node.depth, runs: runsOf(node.children) }]
      case 'paragraph':
        return paragraphBlocks(node.children, notes)
      case 'list':
        return [listBlock(node, notes)]
      case 'table':
        return [tableBlock(node, notes)]
      case 'code':
        return [{ type: 'code', text: node.value }]
      case 'html': {
        const read = blocksFromHtml(node.value, { pictures: false })
        notes.doubts.push(...read.doubts)
        return read.blocks
      }
      case 'blockquote':
        return quoteBlocks(node.children, notes)
      case 'footnoteDefinition':
        return blocksOf(node.children, notes)
      default:
        return []
    }
  })
}

/** Pictures part a paragraph, so that a caption or a file's name never lands inside a sentence. */
function paragraphBlocks(nodes: PhrasingContent[], { names }: Notes): Block[] {
  const blocks: Block[] = []
  let runs: Run[] = []
  const flush = () => {
    if (plainText(runs)) blocks.push({ type: 'paragraph', runs })
    runs = []
  }
  for (const node of nodes) {
    if (node.type === 'image' || node.type === 'imageReference') {
      flush()
      const picture = names.get(node)
      blocks.push({ type: 'figure', text: describes(node.alt ?? ''), ...(picture ? { picture } : {}) })
    } else runs.push(...runsOf([node]))
  }
  flush()
  return blocks
}

/** A picture's words, unless they only name its file. */
const describes = (alt: string): string => (/^[\w-]*$|\.\w{3,4}$/.test(alt.trim()) ? '' : alt.trim())

function listBlock(list: List, notes: Notes): Block {
  const start = list.start ?? 1
  return {
    type: 'list',
    ordered: Boolean(list.ordered),
    items: list.children.map((item, index) => ({
      marker: list.ordered ? `${start + index}.` : typeof item.checked === 'boolean' ? (item.checked ? '☑' : '☐') : '•',
      blocks: blocksOf(item.children, notes),
    })),
  }
}

function tableBlock(table: Table, notes: Notes): Block {
  return {
    type: 'table',
    headed: true,
    rows: table.children.map((row) => row.children.map((cell) => paragraphBlocks(cell.children, notes))),
  }
}

function quoteBlocks(children: RootContent[], notes: Notes): Block[] {
  const [first, ...rest] = children
  const opening = first?.type === 'paragraph' ? first.children[0] : undefined
  const match = opening?.type === 'text' ? ADMONITION.exec(opening.value) : null
  if (opening?.type === 'strong' && first?.type === 'paragraph') {
    const severity = severityOf(plainText(runsOf(opening.children)).replace(/\s*[:!.]$/, ''))
    if (severity) return [oldCallOut(severity, first.children, rest, notes)]
  }
  if (!match || first?.type !== 'paragraph' || opening?.type !== 'text') return blocksOf(children, notes)
  const head = runsOf([{ type: 'text', value: opening.value.slice(match[0].length) }, ...first.children.slice(1)])
  const severity = severityOf(match[1] ?? '') ?? 'note'
  const body = blocksOf(rest, notes)
  return [{ type: 'admonition', severity, ...(plainText(head) ? { title: head } : {}), blocks: body }]
}

/** `> **Warning**` and `> **Note:** …`, as GitHub had it first: the word says what it is, the rest is what it says. */
function oldCallOut(
  severity: NonNullable<ReturnType<typeof severityOf>>,
  [, ...said]: PhrasingContent[],
  rest: RootContent[],
  notes: Notes,
): Block {
  const head = runsOf(said).map((run, index) =>
    index === 0 ? { ...run, text: run.text.replace(/^\s*:?\s*/, '') } : run,
  )
  return { type: 'admonition', severity, ...(plainText(head) ? { title: head } : {}), blocks: blocksOf(rest, notes) }
}

function runsOf(nodes: Nodes[], style: Omit<Run, 'text'> = {}): Run[] {
  return nodes.flatMap((node): Run[] => {
    switch (node.type) {
      case 'text':
        return [{ ...style, text: node.value }]
      case 'inlineCode':
        return [{ ...style, code: true, text: node.value }]
      case 'break':
        return [{ ...style, text: '\n' }]
      case 'html':
        return /^<br\b/i.test(node.value) ? [{ ...style, text: '\n' }] : []
      case 'strong':
        return runsOf(node.children, { ...style, bold: true })
      case 'footnoteReference':
      case 'image':
      case 'imageReference':
        return []
      default:
        return 'children' in node ? runsOf(node.children, style) : []
    }
  })
}

import type { Block } from '../parsers/blocks'
import { foldBlanks, isBold, plainText } from '../parsers/blocks'

const GENERIC =
  /^(?:standard operating procedure|sop|procedure|work instruction|policy|standaard ?werkwijze|werkinstructie|standardarbeitsanweisung|arbeitsanweisung|verfahrensanweisung|procédure(?: opératoire (?:standard|normalisée))?|procedimiento(?: operativo estándar)?)$/i

/**
 * The document's name: its own metadata, else the one heading of the first level that it opens with (or the one right
 * below, where that only says "Standard Operating Procedure"), else the file's name. Title headings are in no path.
 */
export function titleOf({ blocks, filename, given }: { blocks: Block[]; filename: string; given?: string }): {
  title: string
  titleBlocks: ReadonlySet<Block>
} {
  const headings = blocks.filter((block) => block.type === 'heading')
  const [first] = headings
  const alone =
    first?.level === 1 &&
    (headings.filter((heading) => heading.level === 1).length === 1 || opensNothing(first, blocks))
  const titleBlocks = new Set<Block>(alone ? [first] : [])
  let printed = alone ? plainText(first.runs) : ''
  if (alone && GENERIC.test(printed)) {
    const next = blocks[blocks.indexOf(first) + 1]
    if (next?.type === 'heading') {
      titleBlocks.add(next)
      printed = plainText(next.runs)
    }
  }
  // Word and LibreOffice set the title in a style of its own, which is no heading's.
  const [opening] = blocks
  if (opening?.type === 'paragraph') {
    const text = plainText(opening.runs)
    const alike = given !== undefined && text === foldBlanks(given)
    const aboveAll = !given && blocks[1]?.type === 'heading' && isBold(opening.runs) && text.split(/\s+/).length <= 15
    if (alike || aboveAll) titleBlocks.add(opening)
    if (aboveAll) printed = text
  }
  return { title: given || printed || nameOf(filename), titleBlocks }
}

/** A heading that the document opens with, right above another of its level: it is the name of all that follows. */
function opensNothing(first: Block, blocks: Block[]): boolean {
  const next = blocks[1]
  return blocks[0] === first && next?.type === 'heading' && first.type === 'heading' && next.level === first.level
}

/** A file's name as a title, until something better is known. */
export function nameOf(filename: string): string {
  const name = filename
    .replace(/\.[^.]+$/, '')
    .replace(/[_-]+/g, ' ')
    .trim()
  return name ? name[0]?.toUpperCase() + name.slice(1) : filename
}

/**
 * Whether a title is no more than a file's name. A store adds a number to the name of a file that is there already, and
 * leaves out signs that its names must not have.
 */
export function isNameOf(title: string, filename: string): boolean {
  const unnumbered = filename.replace(/-\d+(?=\.[^.]+$)/, '')
  return [filename, unnumbered].some((name) => signs(nameOf(name)) === signs(title))
}

const signs = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

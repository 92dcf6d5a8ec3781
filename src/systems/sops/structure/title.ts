import type { Block } from '../parsers/blocks'
import { plainText } from '../parsers/blocks'

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
  const alone = first?.level === 1 && headings.filter((heading) => heading.level === 1).length === 1
  const titleBlocks = new Set<Block>(alone ? [first] : [])
  let printed = alone ? plainText(first.runs) : ''
  if (alone && GENERIC.test(printed)) {
    const next = blocks[blocks.indexOf(first) + 1]
    if (next?.type === 'heading') {
      titleBlocks.add(next)
      printed = plainText(next.runs)
    }
  }
  return { title: given || printed || nameOf(filename), titleBlocks }
}

/** A file's name as a title, until something better is known. */
export function nameOf(filename: string): string {
  const name = filename
    .replace(/\.[^.]+$/, '')
    .replace(/[_-]+/g, ' ')
    .trim()
  return name ? name[0]?.toUpperCase() + name.slice(1) : filename
}

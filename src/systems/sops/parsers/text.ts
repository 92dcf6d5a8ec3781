import { endings } from '../formats'
import { mediaTypes } from '../model'
import type { Block } from './blocks'
import { blocksFromLines } from './text-blocks'
import { decodeText } from './decode-text'
import { defineParser } from './define-parser'

/** Plain text: blank lines part paragraphs; markers and indentation make lists. */
export const textParser = defineParser({
  name: 'text',
  mediaType: mediaTypes.text,
  extensions: endings[mediaTypes.text],
  async read({ bytes }) {
    return { blocks: titleFirst(blocksFromLines(decodeText(bytes).split('\n'))), doubts: [] }
  },
})

/** The line that a text opens with is its title, though it looks like its other headings: those go one level down. */
function titleFirst(blocks: Block[]): Block[] {
  const [first, ...rest] = blocks
  if (first?.type !== 'heading' || !rest.some((block) => block.type === 'heading' && block.level <= first.level))
    return blocks
  return [
    first,
    ...rest.map((block) => (block.type === 'heading' ? { ...block, level: Math.min(block.level + 1, 6) } : block)),
  ]
}

import type { Block, BlockOf } from '../parsers/blocks'
import { plainText } from '../parsers/blocks'
import { isCaption } from './wording'

/** Pictures with the caption right below or above them become one figure: the caption's words, the picture's name. */
export function joinCaptions(blocks: Block[]): Block[] {
  const out: Block[] = []
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at]
    if (!block) continue
    if (block.type !== 'figure' || !isBare(block)) {
      out.push(block)
      continue
    }
    const below = captionOf(blocks[at + 1])
    const above = below === undefined && !captionOf(blocks[at - 2]) ? captionOf(out.at(-1)) : undefined
    if (below !== undefined) at += 1
    else if (above !== undefined) out.pop()
    const caption = below ?? above
    if (caption === undefined) out.push(block)
    else out.push(...withCaption(block, caption, below === undefined ? blocks[at - 1] : blocks[at]))
  }
  return out
}

/** A picture that has no caption yet: no words, or words that only describe it. */
const isBare = (figure: BlockOf<'figure'>): boolean => !isCaption(figure.text)

/** What a block says if it is the caption of a figure: `Figure 2: …`, or the words that HTML puts below a picture. */
function captionOf(block: Block | undefined): string | undefined {
  if (block?.type === 'figure') return block.picture === undefined && block.text !== '' ? block.text : undefined
  // Some writers number captions by the means that they have for headings.
  if (block?.type !== 'paragraph' && block?.type !== 'heading') return undefined
  const text = plainText(block.runs)
  return isCaption(text) && !/^tab/i.test(text) ? text : undefined
}

function withCaption(figure: BlockOf<'figure'>, caption: string, from: Block | undefined): Block[] {
  const boxes = [...(figure.boxes ?? []), ...(from?.boxes ?? [])]
  const joined: Block = { ...figure, text: caption, ...(boxes.length > 0 ? { boxes } : {}) }
  // A description for people who do not see the picture may say what nothing else says.
  const described = figure.text.split(/\s+/).length >= 3 && figure.text !== caption && !/\.\w{3,4}$/.test(figure.text)
  return described ? [joined, { type: 'figure', text: figure.text }] : [joined]
}

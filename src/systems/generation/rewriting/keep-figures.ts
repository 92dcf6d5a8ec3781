import type { Block } from '@/shared/manifest/schema'
import { claimsOfBlock } from '@/shared/manifest/walk'

/**
 * The new blocks of a part with the figures that it has: words are written anew, pictures are not. Each stands behind the
 * last block that states something of what stood before it, else before the questions.
 */
export function keepFigures(before: readonly Block[], next: readonly Block[]): Block[] {
  const blocks = [...next]
  for (const [at, figure] of before.entries()) {
    if (figure.type !== 'figure' || blocks.some(({ id }) => id === figure.id)) continue
    const said = new Set(before.slice(0, at).flatMap(claimsOfBlock))
    const last = blocks.findLastIndex(
      (block) => block.type !== 'exercise' && claimsOfBlock(block).some((key) => said.has(key)),
    )
    const questions = blocks.findLastIndex(({ type }) => type !== 'exercise') + 1
    const place = last < 0 ? questions : Math.min(last + 1, questions)
    const { idea: _old, ...own } = figure
    const idea = blocks[place - 1]?.idea
    blocks.splice(place, 0, { ...own, ...(idea === undefined ? {} : { idea }) })
  }
  return blocks
}

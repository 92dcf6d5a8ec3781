import type { Block } from '@/shared/manifest/schema'

/** Whether a block is a heading inside a lesson: bold words and nothing else. It states nothing, whatever claims it lists. */
export function isLabel(block: Block): boolean {
  return block.type === 'text' && /^\*\*[^*\n]+\*\*:?$/.test(block.text.trim())
}

import { contentHash } from '@/shared/manifest/hash'
import type { Block } from '@/shared/manifest/schema'
import type { ProposedBlocks } from './model'

/** The same for two proposals that a reader could not tell apart. */
export function stampOfBlocks({ blocks, append }: ProposedBlocks): string {
  return contentHash({ blocks: blocks.map(read), append: append.map(read) })
}

/** A block without the names that tell it from its copies. */
function read(block: Block): unknown {
  return JSON.parse(
    JSON.stringify(block, (key, value: unknown) => (['id', 'idea', 'verdict'].includes(key) ? undefined : value)),
  )
}

import type { Block } from '@/shared/manifest/schema'

const LONGEST = 70

/** The blocks that a figure can stand behind, each by the words a person knows it by. */
export const placesIn = (blocks: readonly Block[]): { id: string; words: string }[] =>
  blocks.filter(({ type }) => type !== 'exercise').map((block) => ({ id: block.id, words: shortened(wordsOf(block)) }))

function wordsOf(block: Block): string {
  switch (block.type) {
    case 'text':
    case 'callout':
      return block.text
    case 'steps':
      return block.steps.at(-1)?.text ?? ''
    case 'definitions':
      return block.terms.at(-1)?.term ?? ''
    case 'table':
      return block.caption ?? block.header.join(', ')
    case 'figure':
      return block.caption ?? block.alt
    case 'exercise':
      return block.exercise.prompt
  }
}

function shortened(text: string): string {
  const words = text.replace(/\*\*/g, '').replace(/\s+/g, ' ').trim()
  return words.length > LONGEST ? `${words.slice(0, LONGEST - 1).trimEnd()}…` : words
}

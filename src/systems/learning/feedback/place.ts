import type { Block, CourseManifest } from '@/shared/manifest/schema'
import { claimsOfBlock } from '@/shared/manifest/walk'

/** What the course says at a place, and by which keys its authors know that. */
export type Place = { lesson: string; block: string; claims: string[]; quote: string }

const LONGEST = 400

/** Null where the course has no such block. */
export function placeOf({
  manifest,
  lesson,
  block,
}: {
  manifest: Pick<CourseManifest, 'modules'>
  lesson: string
  block: string
}): Place | null {
  const found = manifest.modules
    .flatMap(({ lessons }) => lessons)
    .find(({ id }) => id === lesson)
    ?.blocks.find(({ id }) => id === block)
  if (!found) return null
  const claims = found.type === 'exercise' ? [`exercise:${found.exercise.id}`] : claimsOfBlock(found)
  return { lesson, block, claims, quote: clip(wordsOf(found)) }
}

function wordsOf(block: Block): string {
  switch (block.type) {
    case 'text':
    case 'callout':
      return block.text
    case 'steps':
      return block.steps.map(({ text }) => text).join(' ')
    case 'table':
      return block.caption ?? block.header.join(', ')
    case 'definitions':
      return block.terms.map(({ term, text }) => `${term}: ${text}`).join(' ')
    case 'figure':
      return block.caption ?? block.alt
    case 'exercise':
      return block.exercise.prompt
  }
}

function clip(words: string): string {
  return words.length > LONGEST ? `${words.slice(0, LONGEST - 1).trimEnd()}…` : words
}

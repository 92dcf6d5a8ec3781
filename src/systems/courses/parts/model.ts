import type { Block, Citation, Lesson } from '@/shared/manifest/schema'

/** A stretch of a draft that can be written anew by itself. */
export type PartRef = { kind: 'block' | 'exercise' | 'lesson'; id: string }

export type Part = PartRef & {
  /** The lesson it stands in; null for the assessment. */
  lesson: Pick<Lesson, 'id' | 'title' | 'objectives'> | null
  /** What people call the place: the title of the lesson, or of the assessment. */
  title: string
  /** What it says now. An exercise stands in a block of its own, in the assessment as well. */
  blocks: Block[]
}

/** What is to stand in its place, and what is added at the end of the lesson (behind it, in the assessment). */
export type PartChange = {
  blocks: Block[]
  append: Block[]
  /** Every claim that the new blocks state, with the words they state it in. */
  claims: Record<string, { text: string; citations: Citation[] }>
}

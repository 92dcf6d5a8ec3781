import type { Box, Doubt, Segment } from '../model'

/** A segment before keys, order and offsets are known; `parent` points to the segment itself. */
export type Draft = Omit<Segment, 'key' | 'order' | 'start' | 'end' | 'parent'> & { parent?: Draft }

/** Where a block stands: inside which item, how deep, under which option, and where in the file it is printed. */
export type Place = { parent?: Draft; depth: number; choice?: string } & Printed

type Printed = { page?: number; boxes?: Box[]; confidence?: number }

/** The place of a block or item inside another: where it is printed itself, if the file says so. */
export const placeWithin = (place: Place, { page, boxes, confidence }: Printed): Place => ({
  ...place,
  ...(page === undefined ? {} : { page }),
  ...(boxes === undefined ? {} : { boxes }),
  ...(confidence === undefined ? {} : { confidence }),
})

/** What is known while walking down a document. */
export type Outline = {
  language: string
  drafts: Draft[]
  headings: { level: number; text: string }[]
  doubts: Doubt[]
  tables: number
  figures: number
  title?: string
  /** The `Step 5: …` paragraph that the following blocks belong to. */
  step?: Draft
  /** A line that introduces what follows it: a bold label, or a sentence ending in a colon. */
  label?: Draft
  /** A bold line or caption right above a table. */
  caption?: string
  /** The choice being described, and its options by letter and by words. */
  choice?: string
  options: { letter: string; words: string[]; choice: string }[]
  alternatives: number
}

export const newOutline = (language: string): Outline => ({
  language,
  drafts: [],
  headings: [],
  doubts: [],
  tables: 0,
  figures: 0,
  options: [],
  alternatives: 0,
})

export const pathOf = (outline: Outline): string[] => outline.headings.map((heading) => heading.text)

/** Adds a segment. Undefined extras are left out, so that segments stay plain JSON. */
export function emit(outline: Outline, place: Place, draft: Omit<Draft, 'path'> & { path?: string[] }): Draft {
  const parent = draft.parent ?? place.parent
  const choice = draft.choice ?? place.choice
  const made: Draft = {
    ...draft,
    path: draft.path ?? pathOf(outline),
    ...(place.page === undefined ? {} : { page: place.page }),
    ...(place.boxes === undefined ? {} : { boxes: place.boxes }),
    ...(place.confidence === undefined ? {} : { confidence: place.confidence }),
    ...(parent ? { parent } : {}),
    ...(choice ? { choice } : {}),
  }
  outline.drafts.push(made)
  return made
}

export function closeStep(outline: Outline): void {
  delete outline.step
  delete outline.label
  delete outline.choice
}

/** True where one of the nearest headings (the last `depth`) passes. */
export const underHeading = (outline: Outline, test: (heading: string) => boolean, depth = 1): boolean =>
  outline.headings.slice(-depth).some((heading) => test(heading.text))

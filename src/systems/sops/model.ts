/**
 * What parsing makes of a file, whatever its format. A parsed document is a flat list of segments in reading order;
 * `path` carries the tree of headings and `parent` the nesting of lists. Page furniture is already gone.
 */
export const segmentKinds = [
  'heading',
  'paragraph',
  'step',
  'list-item',
  'warning',
  'definition',
  'table-row',
  'figure',
  'code',
] as const
export type SegmentKind = (typeof segmentKinds)[number]

export type Segment = {
  /** `stableKey`: from content and position in the structure, never from the number. Unique in the document. */
  key: string
  kind: SegmentKind
  /** Verbatim text, without list marker or number. Citations' `start` and `end` are offsets in it (UTF-16 units). */
  text: string
  /** Headings above it, outermost first, as printed (with their numbers). A heading's own text is not in its path. */
  path: string[]
  /** Position in the document, from 0. */
  order: number
  /** PDF page or slide, from 1. */
  page?: number
  /** Offsets in `ParsedDocument.text`. */
  start: number
  end: number
  /** Heading level from 1, or nesting depth of a list item from 1. */
  level?: number
  /** As printed: `Step 11:`, `3.`, `a)`, `•`. */
  marker?: string
  /** Key of the step or list item that this one is nested in, or of the sentence that introduces the list. */
  parent?: string
  /** Warnings. */
  severity?: 'note' | 'caution' | 'warning' | 'danger'
  /** Definitions, and labelled items such as roles: `**Term:** text` and the like. */
  term?: string
  /** Table rows: the cells, the header's cells, the table's number in the document, and a caption if there is one. */
  cells?: string[]
  header?: string[]
  table?: number
  caption?: string
  /** `<choice>/<option>` where the source says "choose one". */
  choice?: string
  /** Where it is printed, one box a page. Files that have pages. */
  boxes?: Box[]
  /** How sure character recognition was, 0 to 1. Scanned pages only. */
  confidence?: number
  /** Figures: the name of its picture in the file, for `readPicture`. */
  picture?: string
  /** Other documents it refers to, as printed: `SOP-LAB-014`. */
  references?: string[]
  /** Abbreviations it introduces or defines. */
  abbreviations?: { short: string; long: string }[]
}

/** A place on a page, in fractions of its width and height as it is shown; origin top left. */
export type Box = { page: number; x: number; y: number; width: number; height: number }

/** A place the author should look at before the parse is used. */
export type Doubt = {
  code: string
  message: string
  segment?: string
  page?: number
  box?: Box
  /** A correction that does not fit the reading. */
  correction?: number
}

export const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odt: 'application/vnd.oasis.opendocument.text',
  rtf: 'application/rtf',
  markdown: 'text/markdown',
  html: 'text/html',
  text: 'text/plain',
} as const
export type MediaType = (typeof mediaTypes)[keyof typeof mediaTypes]

export type ParsedDocument = {
  /** Version of the parser's output; a re-parse under a newer one may move offsets, never keys of unchanged text. */
  parser: string
  mediaType: MediaType
  /** From the document itself; the file's name where it has none. */
  title: string
  /** BCP 47, detected. */
  language: string
  pages?: number
  /** Pages that were read by character recognition, with how sure it was, 0 to 1. */
  recognised?: { page: number; confidence: number }[]
  /** The whole text in reading order, segments joined by line feeds. */
  text: string
  segments: Segment[]
  doubts: Doubt[]
}

/** A file with its parse: what search, fact extraction and the verifier work on. */
export type SourceDocument = {
  /** Id in the manifest's `sources`. */
  id: string
  /** The SOP's number or id, as people name it. */
  sop: string
  version: string
  file: string
  sha256: string
  effectiveFrom?: string
  document: ParsedDocument
}

const deepest = 6

/** The printed marker (`Step 11:`, `3.`) of the step that a segment is, or belongs to. `segmentOf` finds one of the same SOP by key. */
export function stepMarkerOf(
  segment: Pick<Segment, 'kind' | 'marker' | 'parent'> | undefined,
  segmentOf: (key: string) => Pick<Segment, 'kind' | 'marker' | 'parent'> | undefined,
): string | undefined {
  let at = segment
  for (let depth = 0; at && depth < deepest; depth += 1) {
    if (at.kind === 'step' && at.marker) return at.marker
    at = at.parent === undefined ? undefined : segmentOf(at.parent)
  }
  return undefined
}

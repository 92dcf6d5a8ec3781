import { sentences } from '@/shared/language'
import type { ParsedDocument, Segment } from '../model'

export type Sentence = { text: string; segment: string }

/** A stretch of consecutive segments that is found and read as one. */
export type Passage = {
  /** Position in the document, from 0. */
  number: number
  segments: Segment[]
  /** The segments' text, one a line; the header of a table stands above its first row. */
  text: string
  /** Headings that all its segments share. */
  path: string[]
  page?: number
  sentences: Sentence[]
}

/** About 300 tokens, at 4.7 characters a token with its blank. */
const TARGET_LETTERS = 1400

/** Whole sections, packed together while they fit and split between segments where one alone is too long. */
export function passagesOf(document: Pick<ParsedDocument, 'segments' | 'language'>): Passage[] {
  const passages: Segment[][] = []
  let open: Segment[] = []
  const close = () => {
    if (open.length > 0) passages.push(open)
    open = []
  }
  for (const section of sectionsOf(document.segments)) {
    if (lettersOf(open) + lettersOf(section) > TARGET_LETTERS) close()
    for (const segment of section) {
      // A heading never stays behind alone.
      const hasBody = open.some((other) => other.kind !== 'heading')
      if (hasBody && lettersOf(open) + segment.text.length > TARGET_LETTERS) close()
      open.push(segment)
    }
  }
  close()
  return passages.map((segments, number) => passageOf(segments, number, document.language))
}

/** Segments under one heading, the heading first. */
function sectionsOf(segments: Segment[]): Segment[][] {
  const sections: Segment[][] = []
  for (const segment of segments) {
    const open = sections.at(-1)
    const headingOnly = open?.every((other) => other.kind === 'heading')
    if (open && (segment.kind !== 'heading' || headingOnly)) open.push(segment)
    else sections.push([segment])
  }
  return sections
}

const lettersOf = (segments: Segment[]): number => segments.reduce((sum, segment) => sum + segment.text.length, 0)

function passageOf(segments: Segment[], number: number, language: string): Passage {
  const [first] = segments
  const page = segments.find((segment) => segment.page !== undefined)?.page
  const path = (first?.path ?? []).filter((heading, depth) =>
    segments.every((segment) => segment.path[depth] === heading || isThis(segment, heading, depth)),
  )
  return {
    number,
    segments,
    text: textOf(segments),
    path: path.length > 0 ? path : (segments.find((segment) => segment.path.length > 0)?.path ?? []),
    ...(page === undefined ? {} : { page }),
    sentences: segments.flatMap((segment) => sentencesOf(segment, language)),
  }
}

function textOf(segments: Segment[]): string {
  return segments
    .flatMap((segment, at) => {
      const opensTable =
        segment.table !== undefined && segment.header !== undefined && segments[at - 1]?.table !== segment.table
      return opensTable ? [segment.header?.filter(Boolean).join(' | ') ?? '', segment.text] : [segment.text]
    })
    .filter(Boolean)
    .join('\n')
}

const isThis = (segment: Segment, heading: string, depth: number): boolean =>
  segment.kind === 'heading' && segment.path.length === depth && segment.text === heading

/** A segment's sentences; what is too short to mean anything alone stays with its neighbours. */
function sentencesOf(segment: Segment, language: string): Sentence[] {
  if (segment.kind === 'code') return []
  const whole = segment.cells && segment.header ? withHeader(segment) : segment.text
  const parts =
    segment.kind === 'table-row' ? [whole.replace(/\s+/g, ' ')] : sentences(whole, language).map((span) => span.text)
  return parts.filter((text) => /\p{L}{2}/u.test(text)).map((text) => ({ text, segment: segment.key }))
}

/** A row's cells mean little without the names of their columns. */
const withHeader = (segment: Segment): string =>
  (segment.cells ?? [])
    .map((cell, column) => (cell === '' ? '' : segment.header?.[column] ? `${segment.header[column]}: ${cell}` : cell))
    .filter(Boolean)
    .join('; ')

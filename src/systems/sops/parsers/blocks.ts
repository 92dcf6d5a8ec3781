import type { Box, Doubt, ParsedDocument, Segment } from '../model'

/** A stretch of text in one style. Line feeds are kept where the source breaks a line inside a paragraph. */
export type Run = { text: string; bold?: boolean; code?: boolean }

export type ListItem = { marker: string; blocks: Block[]; page?: number; boxes?: Box[]; confidence?: number }
export type Cell = Block[]

/** What every reader makes of its format: blocks in reading order, without deciding what they mean. */
export type Block = { page?: number; boxes?: Box[]; confidence?: number } & (
  | { type: 'heading'; level: number; runs: Run[] }
  | { type: 'paragraph'; runs: Run[] }
  | { type: 'list'; ordered: boolean; items: ListItem[] }
  | { type: 'table'; rows: Cell[][]; headed: boolean; caption?: string }
  | { type: 'admonition'; severity: NonNullable<Segment['severity']>; title?: Run[]; blocks: Block[] }
  | { type: 'code'; text: string }
  | { type: 'figure'; text: string; picture?: string }
)
export type BlockOf<Type extends Block['type']> = Extract<Block, { type: Type }>

/** A format's reader gives this to the structurer. */
export type Reading = {
  blocks: Block[]
  /** From the document's own metadata, where it has any. */
  title?: string
  pages?: number
  recognised?: ParsedDocument['recognised']
  doubts: Doubt[]
}

/** A picture of a file, or of one of its pages, as a browser can show it. */
export type Picture = { mediaType: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp'; bytes: Uint8Array }

/** Signs without a body. Joiners and marks of direction stay: in Persian, Hebrew or Arabic they belong to the words. */
const INVISIBLE = /[\u00AD\u200B\u2060\uFEFF]/g

/** The text of runs, verbatim, blanks folded to one. */
export const plainText = (runs: Run[]): string => foldBlanks(runs.map((run) => run.text).join(''))

/** Most texts hold none of it, and to look is much cheaper than to replace. */
const UNFOLDED = /[^\S ]| {2}/

/** Blanks folded to one, none at the ends. */
export const foldSpaces = (text: string): string => (UNFOLDED.test(text) ? text.replace(/\s+/g, ' ') : text).trim()

export const foldBlanks = (text: string): string => foldSpaces(text.replace(INVISIBLE, ''))

/** Runs of each line of a paragraph that holds line breaks. */
export function linesOf(runs: Run[]): Run[][] {
  const lines: Run[][] = [[]]
  for (const run of runs) {
    run.text.split('\n').forEach((text, index) => {
      if (index > 0) lines.push([])
      if (text !== '') lines.at(-1)?.push({ ...run, text })
    })
  }
  return lines.filter((line) => plainText(line) !== '')
}

/** True where every visible character is bold. */
export const isBold = (runs: Run[]): boolean => {
  const visible = runs.filter((run) => /[\p{L}\p{N}]/u.test(run.text))
  return visible.length > 0 && visible.every((run) => run.bold)
}

/** The bold words that a paragraph opens with, or ''. */
export function boldLead(runs: Run[]): string {
  let lead = ''
  for (const run of runs) {
    if (run.text.trim() !== '' && !run.bold) break
    lead += run.text
  }
  return foldBlanks(lead)
}

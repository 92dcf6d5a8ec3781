import type { Block, Citation, Exercise } from '@/shared/manifest/schema'
import type { ProposedClaim } from '@/systems/generation/rewriting/model'
import { added, type Part } from '../word-diff'

type Claims = Readonly<Record<string, ProposedClaim>>

/** One thing a block says, with the words marked that the other side does not have. */
export type Line = { key: string; lead: string | null; parts: Part[]; isNew: boolean; claim: ProposedClaim | undefined }

export type Shown = { id: string } & (
  | { kind: 'heading'; text: string; isNew: boolean }
  | { kind: 'lines'; block: Exclude<Block, { type: 'exercise' }>; lines: Line[]; isNew: boolean }
  | { kind: 'question'; exercise: Exercise; isNew: boolean }
  /** Questions that are the same on both sides. */
  | { kind: 'same-questions'; count: number }
)

type Side = { blocks: readonly Block[]; claims: Claims }

/** The blocks of one side, each statement compared with what the other side says of the same passage. */
export function compare(side: Side, other: Side): Shown[] {
  const theirs = statementsOf(other)
  const headings = new Set(other.blocks.filter(isHeading).map((block) => wordsOf(block)))
  const questions = new Set(other.blocks.flatMap((block) => (block.type === 'exercise' ? [block.exercise.id] : [])))
  const shown: Shown[] = []
  let same = 0
  for (const block of side.blocks) {
    if (block.type === 'exercise') {
      if (questions.has(block.exercise.id)) same += 1
      else shown.push({ id: block.id, kind: 'question', exercise: block.exercise, isNew: true })
    } else if (isHeading(block)) {
      shown.push({ id: block.id, kind: 'heading', text: wordsOf(block), isNew: !headings.has(wordsOf(block)) })
    } else {
      const lines = linesOf(block, side.claims).map(({ key, lead, text }): Line => {
        const claim = side.claims[key]
        const match = theirs.get(key) ?? (claim ? counterpart(claim.citations, other) : undefined)
        const parts = match === undefined ? [{ text, isNew: true }] : added({ from: match, to: text })
        return { key, lead, parts, isNew: match === undefined, claim }
      })
      shown.push({ id: block.id, kind: 'lines', block, lines, isNew: lines.every((line) => line.isNew) })
    }
  }
  if (same > 0) shown.push({ id: 'same-questions', kind: 'same-questions', count: same })
  return shown
}

export const isHeading = (block: Block): boolean =>
  block.type === 'text' && /^\*\*[^*\n]+\*\*:?$/.test(block.text.trim())

const wordsOf = (block: Block): string => (block.type === 'text' ? block.text.replace(/\*\*/g, '').trim() : '')

function linesOf(
  block: Exclude<Block, { type: 'exercise' }>,
  claims: Claims,
): { key: string; lead: string | null; text: string }[] {
  switch (block.type) {
    case 'steps':
      return block.steps.map(({ claim, text }, at) => ({ key: claim, lead: block.ordered ? `${at + 1}.` : '•', text }))
    case 'definitions':
      return block.terms.map(({ claim, term, text }) => ({ key: claim, lead: `${term}:`, text }))
    case 'table':
      return block.rows.map((row, at) => ({
        key: block.claims[at] ?? '',
        lead: null,
        text: row.filter(Boolean).join(' · '),
      }))
    case 'text':
    case 'callout':
      return sentencesOf(block, claims)
    case 'figure':
      return [{ key: block.claims[0] ?? '', lead: null, text: block.caption ?? block.alt }]
  }
}

/** Running text statement by statement; as a whole where its words are more than its claims. */
function sentencesOf({ text, claims: keys }: Extract<Block, { type: 'text' | 'callout' }>, claims: Claims) {
  const bare = (words: string) => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  const said = keys.map((key) => ({ key, lead: null, text: claims[key]?.text ?? '' }))
  const whole = bare(said.map((one) => one.text).join('')) === bare(text)
  return whole ? said : [{ key: keys[0] ?? '', lead: null, text: text.replace(/\*\*/g, '') }]
}

/** What a side says, by claim: the words as they stand in its blocks. */
function statementsOf({ blocks, claims }: Side): Map<string, string> {
  const said = new Map<string, string>()
  for (const block of blocks) {
    if (block.type === 'exercise' || isHeading(block)) continue
    for (const { key, text } of linesOf(block, claims)) if (!said.has(key)) said.set(key, text)
    // Text whose words are more than its claims is one line: its other claims are in there as well.
    if (block.type === 'text' || block.type === 'callout')
      for (const key of block.claims) if (!said.has(key)) said.set(key, claims[key]?.text ?? '')
  }
  return said
}

/** What the other side says of the same passage. */
function counterpart(citations: readonly Citation[], { blocks, claims }: Side): string | undefined {
  const stated = blocks.flatMap((block) =>
    block.type === 'exercise' || isHeading(block) ? [] : linesOf(block, claims).map(({ key }) => key),
  )
  const found = stated.find((key) =>
    claims[key]?.citations.some((one) =>
      citations.some(
        (own) => own.source === one.source && own.segment === one.segment && own.start < one.end && one.start < own.end,
      ),
    ),
  )
  return found === undefined ? undefined : claims[found]?.text
}

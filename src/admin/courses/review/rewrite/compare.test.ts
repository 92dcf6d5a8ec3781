import { describe, expect, it } from '@jest/globals'
import type { Block } from '@/shared/manifest/schema'
import type { ProposedClaim } from '@/systems/generation/rewriting/model'
import { compare } from './compare'

const claim = (text: string, segment: string, kept = true): ProposedClaim => ({
  text,
  citations: [{ source: 'sop', segment, quote: text, path: [], start: 0, end: 10 }],
  support: 'supported',
  problems: [],
  kept,
  byHand: false,
})
const text = (id: string, said: string, ...claims: string[]): Block => ({ id, type: 'text', text: said, claims })
const question = (id: string): Block => ({
  id: `x-${id}`,
  type: 'exercise',
  claims: [],
  exercise: { id, type: 'true-false', prompt: 'P', points: 1, claims: ['a'], rationale: '', answer: true },
})
const marked = (shown: ReturnType<typeof compare>) =>
  shown.flatMap((one) =>
    one.kind === 'lines'
      ? one.lines.flatMap(({ parts }) => parts.flatMap((part) => (part.isNew ? [part.text.trim()] : [])))
      : [],
  )

describe('two sides of a proposal', () => {
  const a = 'Freezers collect ice.'
  const b = 'Close the door.'

  it('marks what goes, also where a heading still names its claim', () => {
    const now = {
      blocks: [text('h', '**Ice**', 'a'), text('t', `${a} ${b}`, 'a', 'b')],
      claims: { a: claim(a, 's1'), b: claim(b, 's2') },
    }
    const then = { blocks: [text('h', '**Ice**', 'a'), text('t', b, 'b')], claims: now.claims }
    expect(marked(compare(now, then))).toEqual([a])
    expect(marked(compare(then, now))).toEqual([])
  })

  it('marks only the words that differ where both speak of one passage', () => {
    const now = { blocks: [text('t', b, 'b')], claims: { b: claim(b, 's2') } }
    const then = {
      blocks: [text('n', 'Close the door well.', 'n')],
      claims: { n: claim('Close the door well.', 's2', false) },
    }
    expect(marked(compare(then, now))).toEqual(['well.'])
    expect(marked(compare(now, then))).toEqual([])
  })

  it('shows a new question whole, and counts those that stay', () => {
    const now = { blocks: [question('e1')], claims: {} }
    const then = { blocks: [question('e1'), question('e2')], claims: {} }
    expect(compare(then, now).map(({ kind }) => kind)).toEqual(['question', 'same-questions'])
    expect(compare(now, then)).toEqual([{ id: 'same-questions', kind: 'same-questions', count: 1 }])
  })
})

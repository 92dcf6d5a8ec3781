import { describe, expect, it } from '@jest/globals'
import type { Block } from '@/shared/manifest/schema'
import type { ClaimRecord, Part } from '@/systems/courses/public'
import { keepByHand } from './keep-by-hand'

const cite = (segment: string, start = 0, end = 20) => ({ source: 'sop', segment, quote: 'q', path: [], start, end })
const row = (key: string, text: string, edited = false): ClaimRecord => ({
  id: 1,
  course: 1,
  key,
  order: 0,
  text,
  originalText: edited ? 'What the SOP says.' : text,
  citations: [cite(key)],
  support: 'supported',
  problems: [],
  state: edited ? 'edited' : 'supported',
  decidedBy: null,
  decidedByName: null,
  decidedAt: null,
  reason: null,
  editedBy: edited ? 7 : null,
  editedByName: edited ? 'Tom' : null,
  updatedAt: '2026-11-01T09:00:00.000Z',
})
const text = (id: string, said: string, ...claims: string[]): Block => ({ id, type: 'text', text: said, claims })
const part = (...blocks: Block[]): Part => ({ kind: 'lesson', id: 'l1', lesson: null, title: 'Lesson', blocks })
const proposed = (blocks: Block[], claims: Record<string, { text: string; segment: string }>) => ({
  blocks,
  append: [],
  claims: Object.fromEntries(
    Object.entries(claims).map(([key, { text: said, segment }]) => [
      key,
      { text: said, citations: [cite(segment)], kept: false },
    ]),
  ),
})

describe('what was written by hand', () => {
  it('is nothing to ask about where the proposal still says it', () => {
    const rows = [row('a', 'Wear two gloves.', true)]
    const blocks = [text('b1', 'Wear two gloves.', 'a')]
    expect(keepByHand({ part: part(...blocks), rows, proposed: proposed(blocks, {}) })).toEqual({
      lost: [],
      keeping: null,
    })
  })

  it('takes the place of the new claim on its passage', () => {
    const rows = [row('a', 'Wear two gloves.', true), row('b', 'Close the door.')]
    const next = proposed([text('n1', 'Close the door. Put gloves on.', 'b', 'n')], {
      n: { text: 'Put gloves on.', segment: 'a' },
    })
    const { lost, keeping } = keepByHand({
      part: part(text('b1', 'Wear two gloves. Close the door.', 'a', 'b')),
      rows,
      proposed: next,
    })
    expect(lost).toEqual([{ key: 'a', kind: 'claim', text: 'Wear two gloves.', instead: 'Put gloves on.' }])
    expect(keeping?.blocks).toEqual([text('n1', 'Close the door. Wear two gloves.', 'b', 'a')])
  })

  it('stands by itself where nothing new is about its passage, before the questions', () => {
    const question: Block = {
      id: 'x1',
      type: 'exercise',
      claims: [],
      exercise: { id: 'e1', type: 'true-false', prompt: 'P', points: 1, claims: ['b'], rationale: '', answer: true },
    }
    const rows = [row('a', 'Wear two gloves.', true), row('b', 'Close the door.')]
    const { keeping } = keepByHand({
      part: part(text('b1', 'Wear two gloves. Close the door.', 'a', 'b'), question),
      rows,
      proposed: proposed([text('n1', 'Close the door.', 'b'), question], {}),
    })
    expect(keeping?.blocks.map(({ type }) => type)).toEqual(['text', 'text', 'exercise'])
    expect(keeping?.blocks[1]).toMatchObject({ text: 'Wear two gloves.', claims: ['a'] })
  })

  it('is not brought back where a person took it out', () => {
    const rows = [{ ...row('a', 'Wear two gloves.', true), state: 'rejected' as const }]
    const { lost } = keepByHand({
      part: part(text('b1', 'Wear two gloves.', 'a')),
      rows,
      proposed: proposed([text('n', 'N.', 'n')], {}),
    })
    expect(lost).toEqual([])
  })

  it('includes questions that an author added', () => {
    const own: Block = {
      id: 'x1',
      type: 'exercise',
      claims: [],
      exercise: {
        id: 'by-hand-1',
        type: 'true-false',
        prompt: 'Mine?',
        points: 1,
        claims: [],
        rationale: '',
        answer: true,
      },
    }
    const other: Block = { ...own, exercise: { ...own.exercise, id: 'e2' } }
    const { lost, keeping } = keepByHand({ part: part(own), rows: [], proposed: proposed([other], {}) })
    expect(lost).toEqual([{ key: 'by-hand-1', kind: 'exercise', text: 'Mine?', instead: null }])
    expect(keeping?.blocks).toEqual([own, other])
  })
})

import { describe, expect, it } from '@jest/globals'
import type { Block } from '@/shared/manifest/schema'
import { keepFigures } from './keep-figures'

const text = (id: string, ...claims: string[]): Block => ({ id, type: 'text', claims, text: id, idea: `idea-${id}` })
const figure: Block = {
  id: 'gauge',
  type: 'figure',
  claims: ['c-gauge'],
  src: 'source:sop/gauge.png',
  alt: 'The gauge',
}
const question: Block = {
  id: 'x',
  type: 'exercise',
  claims: [],
  exercise: { id: 'q', type: 'true-false', prompt: 'Is it?', points: 1, claims: ['c1'], rationale: '', answer: true },
}

describe('figures of a part that is written anew', () => {
  it('stay behind what they stood behind', () => {
    const kept = keepFigures(
      [text('old', 'c1'), figure, text('older', 'c2')],
      [text('b', 'c1'), text('c', 'c2'), question],
    )
    expect(kept.map(({ id }) => id)).toEqual(['b', 'gauge', 'c', 'x'])
    expect(kept[1]).toMatchObject({ idea: 'idea-b' })
  })

  it('stand before the questions where nothing of what they stood behind is left', () => {
    expect(keepFigures([text('old', 'c1'), figure], [text('b', 'c9'), question]).map(({ id }) => id)).toEqual([
      'b',
      'gauge',
      'x',
    ])
  })

  it('are not doubled where the new blocks have them', () => {
    expect(keepFigures([figure], [figure, text('b', 'c1')]).map(({ id }) => id)).toEqual(['gauge', 'b'])
  })
})

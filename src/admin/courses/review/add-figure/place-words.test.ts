import { describe, expect, it } from '@jest/globals'
import type { Block } from '@/shared/manifest/schema'
import { placesIn } from './place-words'

describe('the places that a figure can have in a lesson', () => {
  it('are named by the words before them, shortened, and never behind a question', () => {
    const blocks: Block[] = [
      { id: 'a', type: 'text', claims: ['c'], text: `**Doors**\n${'open '.repeat(30)}` },
      {
        id: 'b',
        type: 'steps',
        claims: [],
        ordered: true,
        steps: [
          { id: 's1', text: 'Open it.', claim: 'c' },
          { id: 's2', text: 'Close it.', claim: 'c' },
        ],
      },
      {
        id: 'x',
        type: 'exercise',
        claims: [],
        exercise: { id: 'q', type: 'true-false', prompt: '?', points: 1, claims: [], rationale: '', answer: true },
      },
    ]
    const places = placesIn(blocks)
    expect(places.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(places[0]?.words).toMatch(/^Doors open open .*…$/)
    expect(places[0]?.words.length).toBeLessThanOrEqual(70)
    expect(places[1]?.words).toBe('Close it.')
  })
})

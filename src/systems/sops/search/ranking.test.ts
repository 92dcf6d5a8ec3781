import { describe, expect, it } from '@jest/globals'
import { bm25 } from './bm25'
import { fuse } from './fuse'
import { rankPassages } from './rank-passages'
import { fourGramsOf, termsOf } from './terms'

const best = (scores: Map<number, number>) => [...scores].sort((a, b) => b[1] - a[1]).map(([at]) => at)

describe('BM25', () => {
  it('prefers rare words to frequent ones, and short texts to long ones', () => {
    const { score } = bm25([
      ['lid', 'tank', 'tank'],
      ['lid', 'valve'],
      ['lid', 'valve', 'hose', 'pump', 'wall'],
      ['lid'],
    ])
    expect(best(score(['lid', 'valve']))[0]).toBe(1)
    expect(best(score(['hose', 'lid']))[0]).toBe(2)
  })

  it('gives nothing to texts that share no word', () => {
    expect([...bm25([['a'], ['b']]).score(['c'])]).toEqual([])
    expect([...bm25([]).score(['c'])]).toEqual([])
  })
})

describe('words that carry matter', () => {
  it('are stems without stop words, numbers kept', () => {
    expect(termsOf('How are the freezers being defrosted at -20 °C?', 'en')).toEqual(
      expect.arrayContaining(['freezer', 'defrost', '20']),
    )
    expect(termsOf('How are the freezers', 'en')).not.toContain('the')
  })

  it('are also found by their parts, in compounds and inflections', () => {
    const shared = new Set(fourGramsOf('dichtgeslibde peilbuizen'))
    expect(fourGramsOf('peilbuis').some((gram) => shared.has(gram))).toBe(true)
  })
})

describe('the fusion of rankings', () => {
  it('puts what several rankings like before what one of them loves', () => {
    const fused = fuse([
      new Map([
        [0, 9],
        [1, 8],
      ]),
      new Map([
        [2, 9],
        [1, 8],
      ]),
    ])
    expect(fused[0]?.at).toBe(1)
  })

  it('is the same whatever the scale of the scores', () => {
    const [small, large] = [1, 1000].map((scale) =>
      fuse([
        new Map([
          [0, 2 * scale],
          [1, scale],
        ]),
      ]),
    )
    expect(small).toEqual(large)
  })
})

describe('the hybrid ranking', () => {
  const passages = ['Close the lid of the tank.', 'Open the valve.', 'Keep the records for five years.'].map(
    (text) => ({
      passage: { text, path: ['Use'] },
      language: 'en',
    }),
  )

  it('ranks every passage once', () => {
    expect(
      rankPassages(passages)('zzz')
        .map((hit) => hit.at)
        .sort(),
    ).toEqual([0, 1, 2])
  })

  it('lets the vectors speak where no word is shared', () => {
    const rank = rankPassages(passages)
    expect(
      rank(
        'archive',
        new Map([
          [2, 0.9],
          [0, 0.1],
          [1, 0.1],
        ]),
      )[0]?.at,
    ).toBe(2)
  })
})

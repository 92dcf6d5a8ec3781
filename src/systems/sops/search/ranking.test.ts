import { describe, expect, it } from '@jest/globals'
import { bm25 } from './bm25'
import { fuse, toBest, toDeviations } from './fuse'
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

describe('how much of a question a text holds', () => {
  it('counts each different word once, by its rarity, and what nobody has as missing', () => {
    const { share } = bm25([['lid', 'lid', 'lid'], ['lid', 'valve'], ['hose']])
    const held = share(['lid', 'valve', 'valve'])
    expect(held.get(1)).toBeCloseTo(1)
    expect(held.get(0)).toBeLessThan(0.5)
    expect(held.has(2)).toBe(false)
    expect(share(['valve', 'archive']).get(1)).toBeLessThan(0.5)
    expect([...share(['archive'])]).toEqual([])
  })
})

describe('the fusion of ways to search', () => {
  it('puts what several ways like before what one of them loves', () => {
    const ways = [
      {
        scores: new Map([
          [0, 9],
          [1, 8],
        ]),
        weight: 1,
        scale: toBest,
      },
      {
        scores: new Map([
          [2, 9],
          [1, 8],
        ]),
        weight: 1,
        scale: toBest,
      },
    ]
    expect(fuse(ways)[0]).toMatchObject({ at: 1, ranks: [2, 2] })
    expect(fuse(ways).map((hit) => hit.ranks)).toContainEqual([1, null])
  })

  it.each([toBest, toDeviations])('is the same whatever the scale of the scores: %p', (scale) => {
    const [small, large] = [1, 1000].map((times) =>
      fuse([
        {
          scores: new Map([
            [0, 2 * times],
            [1, times],
            [2, 0],
          ]),
          weight: 1,
          scale,
        },
      ]),
    )
    expect(small?.map(({ score }) => score.toFixed(9))).toEqual(large?.map(({ score }) => score.toFixed(9)))
  })

  it('says nothing where all cosines are alike, or none is given', () => {
    const alike = fuse([
      {
        scores: new Map([
          [0, 0.4],
          [1, 0.4],
        ]),
        weight: 1,
        scale: toDeviations,
      },
    ])
    expect(alike.map(({ score }) => score)).toEqual([0, 0])
    expect(fuse([{ scores: new Map(), weight: 1, scale: toDeviations }])).toEqual([])
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

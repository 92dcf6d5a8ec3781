import { describe, expect, it } from '@jest/globals'
import { contextOf, lettersIn, windowsOf } from './window'

const items = Array.from({ length: 60 }, (_, at) => ({
  at,
  section: String(Math.floor(at / 7)),
  letters: 40 + (at % 5),
}))
const cut = (most: number) =>
  windowsOf(items, { most, lettersOf: ({ letters }) => letters, sectionOf: ({ section }) => section })

describe('windows on a long document', () => {
  it('hold everything once, in order, and none holds more than fits', () => {
    for (const most of [60, 100, 400, 1000]) {
      const windows = cut(most)
      expect(windows.flat().map(({ at }) => at)).toEqual(items.map(({ at }) => at))
      for (const window of windows)
        expect(window.reduce((sum, { letters }) => sum + letters, 0)).toBeLessThanOrEqual(most)
    }
  })

  it('part where a section begins, if they are well filled by then', () => {
    const begins = cut(600)
      .slice(1)
      .map(([first]) => first?.at ?? 0)
    expect(begins.length).toBeGreaterThan(2)
    expect(begins.filter((at) => at % 7 !== 0)).toEqual([])
  })

  it('are one where all of it fits', () => expect(cut(10_000)).toHaveLength(1))

  it('leave out what is longer than a window by itself', () => {
    const long = windowsOf([10, 500, 10], { most: 100, lettersOf: (size) => size, sectionOf: () => '' })
    expect(long).toEqual([[10, 10]])
  })

  it('are as large as the model reads, less what the answer needs', () => {
    expect(contextOf('claude-sonnet-4-6')).toBe(200_000)
    expect(contextOf('a-model-of-ones-own')).toBe(128_000)
    expect(lettersIn(128_000)).toBeLessThan(128_000 * 3)
    expect(lettersIn(8_000)).toBeGreaterThan(6_000)
  })
})

import { describe, expect, it } from '@jest/globals'
import { wordDiff, type Piece } from './word-diff'

const marked = (pieces: Piece[]) =>
  pieces.map(({ text, changed }) => (changed ? `[${text.trim()}]` : text.trim())).join(' ')

describe('two wordings side by side', () => {
  it('mark the words that only one of them has', () => {
    const { before, after } = wordDiff('Rinse the tank for 10 minutes.', 'Rinse each tank for 15 minutes, twice.')
    expect(marked(before)).toBe('Rinse [the] tank for [10 minutes.]')
    expect(marked(after)).toBe('Rinse [each] tank for [15 minutes, twice.]')
  })

  it('give their texts again, blanks and all', () => {
    for (const [one, other] of [
      ['  Open  the\nvalve. ', 'Open the valve'],
      ['', 'Added.'],
      ['same', 'same'],
      ['word '.repeat(900), 'other '.repeat(900)],
    ] as const) {
      const { before, after } = wordDiff(one, other)
      expect(before.map(({ text }) => text).join('')).toBe(one)
      expect(after.map(({ text }) => text).join('')).toBe(other)
    }
  })

  it('mark nothing where only blanks differ', () => {
    const { before, after } = wordDiff('Open  the valve', 'Open the\nvalve')
    expect([...before, ...after].some(({ changed }) => changed)).toBe(false)
  })
})

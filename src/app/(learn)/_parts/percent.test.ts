import { describe, expect, it } from '@jest/globals'
import { percent, points } from './percent'

describe('scores in words', () => {
  it('never rounds a score up to a pass mark that was missed', () => {
    expect(percent(0.7999)).toBe('79 %')
    expect(percent(0.8)).toBe('80 %')
    expect(percent(0.29)).toBe('29 %')
    expect(percent(1)).toBe('100 %')
  })

  it('prints thirds of points readably', () => {
    expect(points(13)).toBe('13')
    expect(points(4 / 3)).toBe('1.33')
  })
})

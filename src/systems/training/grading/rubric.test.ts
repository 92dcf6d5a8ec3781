import { describe, expect, it } from '@jest/globals'
import { allConfirmed, assertLevels, maxOf, pointsOf, type RubricExercise } from './rubric'

const levels = [0, 0.1, 0.2].map((points) => ({ points, text: `${points} points` }))
const exercise: RubricExercise = {
  id: 'why',
  type: 'free-text',
  prompt: 'Why?',
  points: 3,
  claims: ['c'],
  rationale: '',
  rubric: [
    { id: 'one', criterion: 'One', levels },
    { id: 'two', criterion: 'Two', levels },
    { id: 'three', criterion: 'Three', levels },
  ],
}
const given = (level: number, confirmed = true) => ({ level, comment: null, confirmed })

describe('a rubric', () => {
  it('has no sum as long as one criterion has no level', () => {
    expect(pointsOf(exercise, { one: given(0), two: given(0) })).toBeNull()
    expect(pointsOf(exercise, { one: given(0), two: given(0), three: given(0) })).toBe(0)
  })

  it('adds tenths up evenly', () => {
    expect(pointsOf(exercise, { one: given(1), two: given(1), three: given(1) })).toBe(0.3)
    expect(maxOf(exercise)).toBe(0.6)
  })

  it('is confirmed when every criterion is', () => {
    expect(allConfirmed(exercise, { one: given(0), two: given(0) })).toBe(false)
    expect(allConfirmed(exercise, { one: given(0), two: given(0), three: given(0, false) })).toBe(false)
    expect(allConfirmed(exercise, { one: given(0), two: given(0), three: given(0) })).toBe(true)
  })

  it('refuses levels and criteria that it does not have', () => {
    expect(() => assertLevels(exercise, { one: given(3) })).toThrow('“One” has 3 levels.')
    expect(() => assertLevels(exercise, { four: given(0) })).toThrow('The rubric has no such criterion.')
  })
})

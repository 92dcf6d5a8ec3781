import { describe, expect, it } from '@jest/globals'
import { exerciseSchema } from '@/shared/manifest/schema'
import { exerciseOf, newCriterion, whatIsMissing, type Task } from './task'

const criterion = { ...newCriterion('c1'), criterion: 'Names the moment' }
const task: Task = { type: 'free-text', prompt: 'Why?', claims: ['a', 'b'], critical: ['b'], rubric: [criterion] }
const read = (given: Task) => exerciseSchema.parse({ ...exerciseOf(given, (key) => `Do ${key}.`), id: 'one' })

describe('a task that a trainer judges', () => {
  it.each(['free-text', 'upload', 'checklist'] as const)('is an exercise of the manifest (%s)', (type) => {
    expect(read({ ...task, type })).toMatchObject({ type, prompt: 'Why?', points: 2, claims: ['a', 'b'] })
  })

  it('is worth the best level of each criterion, levels from the lowest up', () => {
    const levels = [
      { points: '2,5', text: 'All' },
      { points: '0', text: 'None' },
    ]
    const two = read({ ...task, rubric: [criterion, { ...criterion, id: 'c2', levels }] })
    expect(two.points).toBe(4.5)
    expect(two.type === 'free-text' && two.rubric[1]?.levels.map(({ points }) => points)).toEqual([0, 2.5])
  })

  it('observes one point a claim, in the order chosen, and knows which must be done', () => {
    const observed = read({ ...task, type: 'checklist', claims: ['b', 'a'] })
    expect(observed.type === 'checklist' && observed.items).toEqual([
      { id: 'point-1', text: 'Do b.', claim: 'b', critical: true },
      { id: 'point-2', text: 'Do a.', claim: 'a', critical: false },
    ])
  })

  it('says what is missing, one thing at a time', () => {
    expect(whatIsMissing(task)).toBeNull()
    expect(whatIsMissing({ ...task, prompt: ' ' })).toMatch(/asked to do/)
    expect(whatIsMissing({ ...task, claims: [] })).toMatch(/at least one/)
    expect(whatIsMissing({ ...task, rubric: [newCriterion('c1')] })).toMatch(/Name each/)
    const having = (points: string[]) => ({
      ...task,
      rubric: [{ ...criterion, levels: points.map((one) => ({ points: one, text: 'x' })) }],
    })
    expect(whatIsMissing(having(['0', 'two']))).toMatch(/as a number/)
    expect(whatIsMissing(having(['1', '1']))).toMatch(/other points/)
    expect(whatIsMissing({ ...having(['0', 'two']), type: 'checklist' })).toBeNull()
  })
})

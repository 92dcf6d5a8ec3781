import { describe, expect, it } from '@jest/globals'
import { nameOf, runsOf } from './step-runs'

const runs = (...choices: (string | undefined)[]) =>
  runsOf({
    id: 'b',
    claims: [],
    type: 'steps',
    ordered: true,
    steps: choices.map((choice, at) => ({ id: `s${at}`, text: 'Do it', claim: 'c', ...(choice ? { choice } : {}) })),
  } as never).map(({ choice, from, steps }) => [choice && nameOf(choice), from, steps.length])

describe('the steps of a block', () => {
  it('count on across a choice', () => {
    expect(runs(undefined, 'how/Freezer', 'how/Dry ice', undefined)).toEqual([
      [null, 1, 1],
      ['Freezer', 1, 1],
      ['Dry ice', 1, 1],
      [null, 2, 1],
    ])
  })

  it('stand in one list where the options have no name and are one step each', () => {
    expect(runs('power/1', 'power/2', undefined)).toEqual([
      ['', 1, 2],
      [null, 1, 1],
    ])
  })

  it('keep options apart that have several steps', () => {
    expect(runs('power/1', 'power/1', 'power/2')).toEqual([
      ['1', 1, 2],
      ['2', 1, 1],
    ])
  })
})

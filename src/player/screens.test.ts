import { describe, expect, it } from '@jest/globals'
import { minutesLeft, screensOf } from './screens'
import type { LearnerBlock } from './types'

let count = 0
const id = () => `b${++count}`
const text = (words: string, idea?: string): LearnerBlock => ({
  id: id(),
  claims: [],
  type: 'text',
  text: words,
  ...(idea ? { idea } : {}),
})
const steps = (number: number, idea?: string, choice?: string): LearnerBlock => ({
  id: id(),
  claims: [],
  type: 'steps',
  ordered: true,
  ...(idea ? { idea } : {}),
  steps: Array.from({ length: number }, (_, at) => ({
    id: `s${at}`,
    text: `Step ${at + 1}`,
    claim: 'c',
    ...(choice ? { choice } : {}),
  })),
})
const callout = (idea?: string): LearnerBlock => ({
  id: id(),
  claims: [],
  type: 'callout',
  level: 'warning',
  text: 'Mind the ice.',
  ...(idea ? { idea } : {}),
})
const exercise = (): LearnerBlock => ({
  id: id(),
  claims: [],
  type: 'exercise',
  exercise: { id: id(), type: 'true-false', prompt: 'So?', points: 1 },
})
const shape = (blocks: LearnerBlock[]) =>
  screensOf({ blocks }).map((screen) => screen.blocks.map(({ type }) => type).join(' '))

describe('the screens of a lesson', () => {
  it('keep an introduction with its steps and a warning with the steps it follows', () => {
    expect(shape([text('First this.'), steps(3), callout(), text('Then that.'), steps(2)])).toEqual([
      'text steps callout',
      'text steps',
    ])
  })

  it('cut a list over seven into even parts that go on counting', () => {
    const parts = screensOf({ blocks: [steps(8)] }).flatMap(({ blocks }) => blocks)
    expect(parts.map((part) => part.type === 'steps' && [part.steps.length, part.from])).toEqual([
      [4, 1],
      [4, 5],
    ])
    expect(screensOf({ blocks: [steps(7)] })).toHaveLength(1)
  })

  it('never cut alternatives apart', () => {
    expect(screensOf({ blocks: [steps(9, undefined, 'way/A')] })).toHaveLength(1)
  })

  it('give each exercise a screen of its own', () => {
    expect(shape([text('Now you.'), exercise(), exercise()])).toEqual(['text', 'exercise', 'exercise'])
  })

  it('keep together what the course calls one idea, and take its name as heading', () => {
    const blocks = [
      text('**Restart freezer**', 'i1'),
      text('The order counts.', 'i1'),
      steps(3, 'i1'),
      callout('i1'),
      text('**Monitor**', 'i2'),
      steps(2, 'i2'),
    ]
    const screens = screensOf({ blocks })
    expect(screens.map(({ heading }) => heading?.text)).toEqual(['Restart freezer', 'Monitor'])
    expect(shape(blocks)).toEqual(['text steps callout', 'steps'])
  })

  it('repeat the heading where one idea needs several screens', () => {
    const screens = screensOf({ blocks: [text('**Restart freezer**', 'i1'), steps(7, 'i1'), steps(7, 'i1')] })
    expect(screens.map(({ heading }) => [heading?.text, heading?.continued])).toEqual([
      ['Restart freezer', false],
      ['Restart freezer', true],
    ])
  })

  it('lose no block and keep their order', () => {
    const blocks = [text('a'), steps(20), callout(), exercise(), text('b', 'i'), text('c', 'i'), callout(), steps(3)]
    const all = screensOf({ blocks }).flatMap((screen) => screen.blocks)
    expect([...new Set(all.map((block) => block.id))]).toEqual(blocks.map((block) => block.id))
    expect(
      all.filter((block) => block.id === blocks[1]?.id).flatMap((block) => (block.type === 'steps' ? block.steps : [])),
    ).toHaveLength(20)
  })

  it('share the minutes of the lesson by their weight, and never promise none', () => {
    const lesson = { blocks: [steps(6), exercise()], minutes: 9 }
    const screens = screensOf(lesson)
    expect(minutesLeft(lesson, screens, 0)).toBe(9)
    expect(minutesLeft(lesson, screens, 1)).toBe(3)
    expect(minutesLeft({ ...lesson, minutes: 1 }, screens, 1)).toBe(1)
  })
})

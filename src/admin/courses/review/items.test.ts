import { describe, expect, it } from '@jest/globals'
import { sampleContent, sampleRows } from '../../../../test/systems/courses-sample'
import type { Review, ReviewClaim } from '@/systems/courses/public'
import { counts, groupsOf, itemsOf, marksOf, orderOf } from './items'
import { added } from './word-diff'

function review(
  change: Record<string, Partial<ReviewClaim>> = {},
  comments: Partial<Review['comments'][number]>[] = [],
): Review {
  const claims = sampleRows().map((row) => ({
    ...row,
    matched: [],
    suggestion: null,
    exercises: [],
    ...change[row.key],
  }))
  return {
    content: sampleContent(),
    claims,
    exercises: [{ id: 'e1', problems: [{ code: 'x', message: 'y' }] }],
    comments: comments as Review['comments'],
    spans: {},
    rows: {},
  } as unknown as Review
}

describe('the queue of the review', () => {
  it('holds every claim and exercise once, in the order of the course', () => {
    const ids = itemsOf(review()).map((item) => item.id)
    expect(ids).toEqual([
      'claim:gloves',
      'claim:hours',
      'claim:dry',
      'claim:close',
      'claim:power',
      'claim:samples',
      'exercise:e1',
      'claim:ult',
      'exercise:e2',
      'exercise:e3',
      'claim:daily',
    ])
  })

  it('lists what needs a look by its reason, gravest first, exercises last', () => {
    const shown = review({ dry: { support: 'partial' }, hours: { support: 'unsupported' }, ult: { state: 'edited' } })
    const groups = groupsOf({ items: itemsOf(shown), filter: 'look', review: shown })
    expect(groups.map(({ title, items }) => [title, items.map((item) => item.id)])).toEqual([
      ['No support', ['claim:hours']],
      ['Partly supported', ['claim:dry']],
      ['Changed by an author', ['claim:ult']],
      ['Exercises with remarks', ['exercise:e1']],
    ])
    expect(orderOf(groups)).toEqual(['claim:hours', 'claim:dry', 'claim:ult', 'exercise:e1'])
  })

  it('groups what is undecided by lesson, and takes an exercise for decided that goes with a rejected claim', () => {
    const shown = review({ hours: { state: 'rejected', decidedBy: 7 }, gloves: { state: 'accepted', decidedBy: 7 } })
    const items = itemsOf(shown)
    const groups = groupsOf({ items, filter: 'undecided', review: shown })
    expect(groups.map(({ title, items: list }) => [title, list.length])).toEqual([
      ['Restart the freezer', 4],
      ['Words and checks', 1],
      ['Final assessment', 3],
    ])
    expect(counts(items)).toMatchObject({ decided: 3, rejected: 2, undecided: 8, all: 11 })
  })

  it('shows what has open comments', () => {
    const shown = review({}, [
      { claimKey: 'dry', resolved: false },
      { claimKey: 'dry', resolved: true },
      { claimKey: 'exercise:e2', resolved: false },
    ])
    const groups = groupsOf({ items: itemsOf(shown), filter: 'comments', review: shown })
    expect(orderOf(groups)).toEqual(['claim:dry', 'exercise:e2'])
  })
})

describe('marks', () => {
  it('shows four lines of one clause as one mark', () => {
    const line = (start: number, section: string) => ({
      source: 's',
      segment: `k${start}`,
      quote: 'q',
      path: [],
      start,
      end: 9,
      section,
    })
    expect(marksOf([line(0, 'a'), line(1, 'a'), line(2, 'b')]).map(({ section }) => section)).toEqual(['a', 'b'])
  })
})

describe('what is new in a suggested wording', () => {
  it('marks the words that the claim does not have, in their place', () => {
    const parts = added({
      from: 'It takes 4-8 hours and is then stable.',
      to: 'It takes 4-8 hours and may take 12-24 hours to stabilize.',
    })
    expect(parts.filter((part) => part.isNew).map((part) => part.text.trim())).toEqual([
      'may take 12-24 hours to stabilize.',
    ])
    expect(parts.map((part) => part.text).join('')).toBe('It takes 4-8 hours and may take 12-24 hours to stabilize.')
  })
})

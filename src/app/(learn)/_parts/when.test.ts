import { describe, expect, it } from '@jest/globals'
import { atTime, daysUntil, dueIn, lastTime, onWeekday } from './when'

const now = new Date('2026-11-23T22:30:00Z')

describe('dates on the portal', () => {
  it('counts days by the calendar, not by hours', () => {
    expect(daysUntil('2026-11-24T00:05:00Z', now)).toBe(1)
    expect(daysUntil('2026-11-23T00:00:00Z', now)).toBe(0)
    expect(daysUntil('2026-11-21T23:59:00Z', now)).toBe(-2)
  })

  it('says how long is left in words', () => {
    expect([-2, -1, 0, 1, 4].map(dueIn)).toEqual(['2 days overdue', '1 day overdue', 'today', 'tomorrow', 'in 4 days'])
  })

  it('names the day somebody was last here', () => {
    expect(lastTime('2026-11-23T08:00:00Z', now)).toBe('today')
    expect(lastTime('2026-11-22T08:00:00Z', now)).toBe('yesterday')
    expect(lastTime('2026-11-20T08:00:00Z', now)).toBe('on Friday')
    expect(lastTime('2026-11-02T08:00:00Z', now)).toBe('on 2 Nov 2026')
  })

  it('adds the year where it is not this one', () => {
    expect(onWeekday('2026-11-27T10:00:00Z', now)).toBe('Fri 27 Nov')
    expect(onWeekday('2027-06-03T10:00:00Z', now)).toBe('Thu 3 Jun 2027')
  })

  it('prints the moment of a check with its zone', () => {
    expect(atTime('2026-11-27T09:14:59Z')).toBe('27 Nov 2026, 09:14 UTC')
  })
})

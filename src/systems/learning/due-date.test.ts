import { describe, expect, it } from '@jest/globals'
import { dueDateFor, endOfDay } from './due-date'

describe('the end of a day', () => {
  it('is the last second of that day where the person lives', () => {
    expect(endOfDay({ day: '2027-01-15', timeZone: 'UTC' })).toBe('2027-01-15T23:59:59.000Z')
    expect(endOfDay({ day: '2027-01-15', timeZone: 'Europe/Berlin' })).toBe('2027-01-15T22:59:59.000Z')
    expect(endOfDay({ day: '2027-07-15', timeZone: 'America/New_York' })).toBe('2027-07-16T03:59:59.000Z')
  })

  it('is right on the days on which the clocks change', () => {
    expect(endOfDay({ day: '2027-03-28', timeZone: 'Europe/Berlin' })).toBe('2027-03-28T21:59:59.000Z')
    expect(endOfDay({ day: '2027-10-31', timeZone: 'Europe/Berlin' })).toBe('2027-10-31T22:59:59.000Z')
  })

  it('is nothing for a day that does not exist, and UTC for a zone that does not exist', () => {
    expect(endOfDay({ day: '2027-02-30', timeZone: 'UTC' })).toBeNull()
    expect(endOfDay({ day: 'soon', timeZone: 'UTC' })).toBeNull()
    expect(endOfDay({ day: '2027-01-15', timeZone: 'Mars/Base' })).toBe('2027-01-15T23:59:59.000Z')
  })
})

describe('the due date of a person', () => {
  const now = new Date('2027-01-10T12:00:00Z')

  it('counts days from the day on which they were enrolled', () => {
    const due = { dueAt: null, dueInDays: 30 }
    expect(dueDateFor({ due, now, late: false })).toBe('2027-02-09T12:00:00.000Z')
  })

  it('gives people who come after a fixed date two weeks, and everybody else the date', () => {
    const due = { dueAt: '2027-01-01T23:59:59.000Z', dueInDays: null }
    expect(dueDateFor({ due, now, late: true })).toBe('2027-01-24T12:00:00.000Z')
    expect(dueDateFor({ due, now, late: false })).toBe('2027-01-01T23:59:59.000Z')
    expect(dueDateFor({ due: { ...due, dueAt: '2027-02-01T00:00:00.000Z' }, now, late: true })).toBe(
      '2027-02-01T00:00:00.000Z',
    )
  })
})

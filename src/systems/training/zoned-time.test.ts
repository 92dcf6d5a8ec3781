import { describe, expect, it } from '@jest/globals'
import { isTimeZone, localTime, momentOf, timeParts } from './zoned-time'

const iso = (local: string, zone: string) => momentOf(local, zone)?.toISOString() ?? null

describe('a time on a wall clock', () => {
  it('is the moment it is there, in summer and in winter', () => {
    expect(iso('2026-11-26T10:00', 'Europe/Berlin')).toBe('2026-11-26T09:00:00.000Z')
    expect(iso('2026-07-26T10:00', 'Europe/Berlin')).toBe('2026-07-26T08:00:00.000Z')
    expect(iso('2026-11-26T10:00', 'Asia/Kathmandu')).toBe('2026-11-26T04:15:00.000Z')
    expect(iso('2026-11-26T10:00', 'America/St_Johns')).toBe('2026-11-26T13:30:00.000Z')
    expect(iso('2026-11-26T10:00', 'UTC')).toBe('2026-11-26T10:00:00.000Z')
  })

  it('is none where the clocks skip it, and the first of two where they show it twice', () => {
    expect(iso('2026-03-29T02:30', 'Europe/Berlin')).toBeNull()
    expect(iso('2026-03-29T03:00', 'Europe/Berlin')).toBe('2026-03-29T01:00:00.000Z')
    expect(iso('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z')
    expect(iso('2026-10-25T03:00', 'Europe/Berlin')).toBe('2026-10-25T02:00:00.000Z')
  })

  it('comes back as it went in', () => {
    for (const zone of ['Europe/Berlin', 'Asia/Tokyo', 'Pacific/Kiritimati', 'Pacific/Niue', 'America/New_York']) {
      for (const local of ['2026-01-01T00:00', '2026-06-30T23:59', '2026-12-31T12:05']) {
        expect(localTime(momentOf(local, zone)!, zone)).toBe(local)
      }
    }
  })

  it('is none where it is no time at all', () => {
    for (const local of ['', 'tomorrow', '2026-11-26', '2026-13-01T10:00', '2026-02-30T10:00', '2026-11-26T25:00']) {
      expect(iso(local, 'Europe/Berlin')).toBeNull()
    }
  })
})

describe('a time zone', () => {
  it('is one that the runtime knows by name', () => {
    expect(['Europe/Berlin', 'UTC', 'Mars/Base', '', '+01:00'].map(isTimeZone)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })
})

describe('a session in words', () => {
  it('says the day, the times and the zone, and the day of the end where it is another', () => {
    const session = { startsAt: '2026-11-26T09:00:00Z', endsAt: '2026-11-26T10:30:00Z', timeZone: 'Europe/Berlin' }
    expect(timeParts(session, new Date('2027-01-01T00:00:00Z'))).toEqual({
      day: 'Thu 26 Nov 2026',
      shortDay: 'Thu 26 Nov 2026',
      clock: '10:00–11:30',
      zone: 'Europe/Berlin',
    })
    expect(timeParts({ ...session, timeZone: 'America/New_York' })).toMatchObject({
      clock: '04:00–05:30',
      zone: 'America/New York',
    })
    expect(timeParts({ ...session, endsAt: '2026-11-26T23:30:00Z' }).clock).toBe('10:00–00:30 on Fri 27 Nov 2026')
  })

  it('leaves out the year where it is this one', () => {
    const session = { startsAt: '2026-11-26T09:00:00Z', endsAt: '2026-11-26T10:30:00Z', timeZone: 'UTC' }
    expect(timeParts(session, new Date('2026-01-01T00:00:00Z')).shortDay).toBe('Thu 26 Nov')
  })
})

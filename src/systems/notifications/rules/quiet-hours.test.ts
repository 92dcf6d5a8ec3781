import { describe, expect, it } from '@jest/globals'
import { momentOf, onClock, quietUntil } from './quiet-hours'

const night = { from: '22:00', until: '07:00' }
const brussels = { ...night, timeZone: 'Europe/Brussels' }
const until = (now: string, hours = brussels) => quietUntil(new Date(now), hours)?.toISOString() ?? null

describe('quiet hours', () => {
  it('end at their hour on the clock of the person', () => {
    expect(until('2026-01-15T21:30:00Z')).toBe('2026-01-16T06:00:00.000Z')
    expect(until('2026-01-16T05:59:00Z')).toBe('2026-01-16T06:00:00.000Z')
    expect(until('2026-07-15T20:30:00Z')).toBe('2026-07-16T05:00:00.000Z')
  })

  it('are over at their end, and have not begun a minute before', () => {
    expect(until('2026-01-16T06:00:00Z')).toBeNull()
    expect(until('2026-01-15T20:59:00Z')).toBeNull()
  })

  it('end at the same hour on the clock in the night in which summer time begins or ends', () => {
    // 29 March: 02:00 becomes 03:00. 25 October: 03:00 becomes 02:00.
    expect(until('2026-03-28T21:30:00Z')).toBe('2026-03-29T05:00:00.000Z')
    expect(until('2026-10-24T21:30:00Z')).toBe('2026-10-25T06:00:00.000Z')
  })

  it('end after the leap when their end does not come that night', () => {
    const early = { from: '20:00', until: '02:30', timeZone: 'Europe/Brussels' }
    expect(until('2026-03-28T21:30:00Z', early)).toBe('2026-03-29T01:30:00.000Z')
  })

  it('may lie within one day, and in zones with odd offsets', () => {
    const noon = { from: '12:00', until: '13:30', timeZone: 'Asia/Kathmandu' }
    expect(until('2026-05-01T06:30:00Z', noon)).toBe('2026-05-01T07:45:00.000Z')
    expect(until('2026-05-01T08:00:00Z', noon)).toBeNull()
  })

  it('are on the clock of UTC where the zone is unknown, and none where the times are none', () => {
    expect(until('2026-01-15T23:00:00Z', { ...night, timeZone: 'Mars/Olympus' })).toBe('2026-01-16T07:00:00.000Z')
    expect(until('2026-01-15T23:00:00Z', { from: '25:00', until: '07:00', timeZone: 'UTC' })).toBeNull()
    expect(until('2026-01-15T23:00:00Z', { from: '07:00', until: '07:00', timeZone: 'UTC' })).toBeNull()
  })
})

describe('a moment', () => {
  it('is the one a clock in the zone shows, over the year', () => {
    for (const zone of ['America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Tokyo', 'Pacific/Apia']) {
      for (let day = 1; day <= 365; day += 1) {
        const at = momentOf({ year: 2026, month: 1, day, minutes: 8 * 60 }, zone)
        expect(onClock(at, zone).minutes).toBe(8 * 60)
      }
    }
  })
})

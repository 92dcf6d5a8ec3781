import { expect, it } from '@jest/globals'
import { waitingSince } from './waiting-since'

it('says in the largest whole unit how long somebody has waited', () => {
  const now = new Date('2026-11-22T12:00:00Z')
  const since = (iso: string) => waitingSince(iso, now)
  expect(since('2026-11-22T11:59:30Z')).toBe('just handed in')
  expect(since('2026-11-22T11:20:00Z')).toBe('waiting 40 minutes')
  expect(since('2026-11-22T10:59:00Z')).toBe('waiting 1 hour')
  expect(since('2026-11-19T12:00:00Z')).toBe('waiting 3 days')
})

import { describe, expect, it } from '@jest/globals'
import { longestLinkHours, makeFileLink, readFileLink } from './links'

const secret = 'only for this test'
const now = new Date('2026-12-01T12:00:00Z')
const linked = { purpose: 'package:scorm-1.2', id: 42, organisation: 7 }
const { token, until } = makeFileLink({ secret, linked, hours: 2, now })
const after = (ms: number) => new Date(now.getTime() + ms)
const hour = 60 * 60 * 1000

describe('a link to a file', () => {
  it('opens what it was made for until its end, and says afterwards that it is over', () => {
    expect(until).toEqual(after(2 * hour))
    expect(readFileLink({ secret, token, now: after(2 * hour - 1000) })).toEqual({ valid: true, linked, until })
    expect(readFileLink({ secret, token, now: after(2 * hour) })).toEqual({ valid: false, expired: true })
  })

  it('is nothing once a single character is changed, added or taken away', () => {
    const others = [...token].flatMap((sign, at) => [
      `${token.slice(0, at)}${sign === 'a' ? 'b' : 'a'}${token.slice(at + 1)}`,
      token.slice(0, at) + token.slice(at + 1),
    ])
    for (const other of [...others, `${token}a`, `x${token}`, '', 'constructor']) {
      expect(readFileLink({ secret, token: other, now })).toEqual({ valid: false, expired: false })
    }
  })

  it('of another installation, or put together from two, is nothing', () => {
    expect(readFileLink({ secret: 'another', token, now })).toEqual({ valid: false, expired: false })
    const other = makeFileLink({ secret, linked: { ...linked, id: 43 }, hours: 2, now }).token
    const mixed = [...other.split('.').slice(0, 4), token.split('.')[4]].join('.')
    expect(readFileLink({ secret, token: mixed, now })).toEqual({ valid: false, expired: false })
  })

  it('never holds longer than a month', () => {
    const long = makeFileLink({ secret, linked, hours: 24 * 365, now })
    expect(long.until).toEqual(after(longestLinkHours * hour))
  })
})

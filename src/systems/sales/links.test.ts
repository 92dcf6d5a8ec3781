import { describe, expect, it } from '@jest/globals'
import { linkLifetimeMs, makeLinkToken, readLinkToken } from './links'

const secret = 'only for this test'
const now = new Date('2026-12-01T12:00:00Z')
const token = makeLinkToken({ secret, request: 42, generation: 3, now })
const after = (ms: number) => new Date(now.getTime() + ms)

describe('a link token', () => {
  it('names request and generation until its end, and says afterwards that it is over', () => {
    expect(readLinkToken({ secret, token, now: after(linkLifetimeMs - 1000) })).toEqual({
      valid: true,
      request: 42,
      generation: 3,
    })
    expect(readLinkToken({ secret, token, now: after(linkLifetimeMs + 1000) })).toMatchObject({
      valid: false,
      expired: true,
    })
  })

  it('is nothing once a single character is changed', () => {
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === 'a' ? 'b' : 'a'
      const changed = `${token.slice(0, at)}${other}${token.slice(at + 1)}`
      const read = readLinkToken({ secret, token: changed, now })
      // The last character of base64url carries two bits that mean nothing, so it is compared as text.
      expect(read).toEqual({ valid: false, expired: false })
    }
  })

  it('of another secret is nothing', () => {
    expect(readLinkToken({ secret: 'another', token, now })).toEqual({ valid: false, expired: false })
  })
})

import { describe, expect, it } from '@jest/globals'
import { makeFormToken, readFormToken, soonestMs } from './form-token'

const secret = 'only for this test'
const opened = new Date('2026-12-01T12:00:00Z')
const token = makeFormToken({ secret, now: opened })
const read = (ms: number, given = token) =>
  readFormToken({ secret, token: given, now: new Date(opened.getTime() + ms) }).state

describe('the token of the form', () => {
  it('is good between three seconds and a day', () => {
    expect(read(soonestMs - 1)).toBe('too-soon')
    expect(read(soonestMs + 1)).toBe('good')
    expect(read(23 * 3_600_000)).toBe('good')
    expect(read(25 * 3_600_000)).toBe('expired')
  })

  it('is none where it is not of our making, and expired where the secret was another', () => {
    expect(read(10_000, '')).toBe('none')
    expect(read(10_000, 'a.b.c')).toBe('none')
    expect(read(10_000, makeFormToken({ secret: 'older', now: opened }))).toBe('expired')
    const [, nonce, signature] = token.split('.')
    expect(read(10_000, [(opened.getTime() - 60_000).toString(36), nonce, signature].join('.'))).toBe('expired')
  })

  it('is another one each time', () => {
    expect(makeFormToken({ secret, now: opened })).not.toBe(token)
  })
})

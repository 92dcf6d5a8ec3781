import { describe, expect, it } from '@jest/globals'
import { signInMessage } from './sign-in-message'

const reply = (status: number, headers: Record<string, string> = {}) => ({ status, headers: new Headers(headers) })

describe('what a failed sign-in says', () => {
  it('reads the same for an unknown address, a wrong password and a locked account', () => {
    const texts = [reply(400), reply(401), reply(403), reply(423)].map(signInMessage)
    expect(new Set(texts).size).toBe(1)
  })

  it('says how long to wait after too many tries', () => {
    expect(signInMessage(reply(429, { 'retry-after': '61' }))).toContain('2 min')
    expect(signInMessage(reply(429))).toContain('a few minutes')
  })

  it('does not blame the person when the server or the line is down', () => {
    expect(signInMessage(null)).toContain('could not be reached')
    expect(signInMessage(reply(503))).toContain('server')
  })
})

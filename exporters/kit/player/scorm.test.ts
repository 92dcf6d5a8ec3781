import { describe, expect, it } from '@jest/globals'
import { findApi } from './scorm-api'
import { duration, timespan12 } from './session-clock'

describe('the search for an LMS', () => {
  const api = { LMSInitialize: () => 'true' }
  /** A window that throws when it is looked into, as one of another origin does. */
  const foreign = (rest: object) =>
    new Proxy(rest, {
      get: (target, name) => {
        if (name === 'API') throw new Error('cross-origin')
        return Reflect.get(target, name) as unknown
      },
    })
  const top = (fields: object) => {
    const made = { opener: null, ...fields } as { parent?: unknown; top?: unknown }
    made.parent ??= made
    made.top ??= made
    return made as unknown as Window
  }

  it('climbs through parents, foreign ones included', () => {
    const lms = top({ API: api })
    const between = foreign({ parent: lms, opener: null })
    expect(findApi('API', top({ parent: between, top: lms }))).toBe(api)
  })

  it('finds it with the opener, and with the opener of the frame set', () => {
    const lms = top({ API: api })
    expect(findApi('API', top({ opener: lms }))).toBe(api)
    const popup = top({ opener: lms })
    expect(findApi('API', top({ parent: popup, top: popup }))).toBe(api)
  })

  it('ends where there is none, also in a ring of frames', () => {
    const ring = { opener: null } as unknown as { parent: unknown; top: unknown }
    const other = { parent: ring, opener: null }
    ring.parent = other
    ring.top = ring
    expect(findApi('API', ring as unknown as Window)).toBeNull()
  })
})

describe('session times', () => {
  it.each([
    [0, '0000:00:00.00', 'PT0S'],
    [59.999, '0000:01:00.00', 'PT1M'],
    [61.5, '0000:01:01.50', 'PT1M1.5S'],
    [3600, '0001:00:00.00', 'PT1H'],
    [7325.126, '0002:02:05.13', 'PT2H2M5.13S'],
    [360_000, '0100:00:00.00', 'PT100H'],
  ])('%d seconds', (seconds, old, iso) => {
    expect(timespan12(seconds)).toBe(old)
    expect(duration(seconds)).toBe(iso)
  })
})

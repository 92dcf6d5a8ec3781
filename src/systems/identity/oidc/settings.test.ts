import { describe, expect, it } from '@jest/globals'
import { roleMapOf, rolesOfClaim } from './settings'

describe('the role map', () => {
  it('gives every role that a group of the person names, and learner where none does', () => {
    const map = roleMapOf('{"qa":["author","reviewer"],"cw-trainers":"trainer"}')
    expect(rolesOfClaim({ claim: ['cw-trainers', 'qa', 'x'], map })).toEqual(['trainer', 'author', 'reviewer'])
    expect(rolesOfClaim({ claim: 'qa cw-trainers', map })).toEqual(['trainer', 'author', 'reviewer'])
    for (const claim of [[], undefined, null, 7, 'x', ['__proto__', 'constructor']]) {
      expect(rolesOfClaim({ claim, map })).toEqual(['learner'])
    }
  })

  it('says at once which role there is not', () => {
    expect(() => roleMapOf('{"qa":"boss"}')).toThrow('"boss" is no role')
    expect(() => roleMapOf('[]')).toThrow('expected an object')
  })
})

import { describe, expect, it } from '@jest/globals'
import { passwordFault } from './password-rule'
import { readSigned, seal, signedValue, unseal } from './secrets'

const secret = 'a secret that only tests know'

describe('a sealed text', () => {
  it('comes back with the same secret and purpose, and with nothing else', () => {
    const sealed = seal({ secret, purpose: 'one', text: 'JBSWY3DPEHPK3PXP' })
    expect(sealed).not.toContain('JBSWY3DPEHPK3PXP')
    expect(unseal({ secret, purpose: 'one', sealed })).toBe('JBSWY3DPEHPK3PXP')
    expect(() => unseal({ secret, purpose: 'two', sealed })).toThrow()
    expect(() => unseal({ secret: 'another', purpose: 'one', sealed })).toThrow()
    expect(() => unseal({ secret, purpose: 'one', sealed: `${sealed.slice(0, -2)}AA` })).toThrow()
  })
})

describe('a signed value', () => {
  const text = signedValue({ secret, purpose: 'one', value: { person: 7 }, seconds: 60 })

  it('is read until its time is over', () => {
    expect(readSigned({ secret, purpose: 'one', text })).toMatchObject({ person: 7 })
    expect(readSigned({ secret, purpose: 'one', text, now: new Date(Date.now() + 61_000) })).toBeNull()
  })

  it('is nothing for another purpose, another secret, or when somebody has touched it', () => {
    expect(readSigned({ secret, purpose: 'two', text })).toBeNull()
    expect(readSigned({ secret: 'another', purpose: 'one', text })).toBeNull()
    for (const forged of [undefined, '', 'x', 'x.y', `${text}.z`, `A${text}`, text.slice(0, -1)]) {
      expect(readSigned({ secret, purpose: 'one', text: forged })).toBeNull()
    }
  })
})

describe('the rule for passwords', () => {
  it.each(['seven green bottles', 'correct-horse-battery', 'ünïcödé wörter drei', 'passwords are a nuisance'])(
    'takes %s',
    (password) => expect(passwordFault({ password, email: 'lena@example.org', name: 'Lena Learner' })).toBeNull(),
  )

  it.each(['eleven char', 'lena12345678', 'learner-2026', 'qwertyqwerty12', 'abcabcabcabcabc', 'x'.repeat(201)])(
    'refuses %s',
    (password) => expect(passwordFault({ password, email: 'lena@example.org', name: 'Lena Learner' })).not.toBeNull(),
  )
})

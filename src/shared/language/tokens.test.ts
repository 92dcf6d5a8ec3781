import { describe, expect, it } from '@jest/globals'
import { lexiconOf } from './lexicon'
import { bare, contentWords, overlap, sameWord, unify, wordsMissing } from './tokens'

const en = lexiconOf('en')
const nl = lexiconOf('nl')

describe('words', () => {
  it('know forms of one word from other words', () => {
    expect(sameWord('stabilized', 'stabilize', en)).toBe(true)
    expect(sameWord('freezers', 'freezer', en)).toBe(true)
    expect(sameWord('metingen', 'meting', nl)).toBe(true)
    expect(sameWord('close', 'open', en)).toBe(false)
    expect(sameWord('manager', 'technician', en)).toBe(false)
  })

  it('leave function words, negations and modal words out of the matter of a text', () => {
    expect(contentWords('You must not use the metal tools unless told so', en)).toEqual([
      'use',
      'metal',
      'tools',
      'told',
    ])
  })

  it('tell what a passage does not bear out', () => {
    expect(wordsMissing('Close the cooler lid tightly', 'Close cooler lids securely', en)).toEqual(['tightly'])
    expect(overlap('Close the cooler lids', 'Close cooler lids securely', en)).toBe(1)
  })

  it('are the same whatever the quotation marks, dashes and case', () => {
    expect(bare('“Wet–Floor” SIGN')).toBe(bare('"wet-floor" sign'))
    expect(unify('4–8 °C’s')).toBe("4-8 °C's")
    expect(unify('a – b')).toHaveLength(5)
  })
})

import { describe, expect, it } from '@jest/globals'
import { sentences } from './sentences'

describe('sentences', () => {
  it('does not end a sentence at an abbreviation, an initial or a number', () => {
    const text = 'Fill it (e.g. with water). Use approx. 5 L. See fig. 3. J. Smith came.'
    expect(sentences(text, 'en').map((one) => one.text)).toEqual([
      'Fill it (e.g. with water).',
      'Use approx. 5 L.',
      'See fig. 3.',
      'J. Smith came.',
    ])
    expect(sentences('Meet t.o.v. het maaiveld (bv. in de winter). Noteer de waarde.', 'nl')).toHaveLength(2)
  })

  it('gives offsets that cut the sentence out of the text', () => {
    const text = '  One thing.\nAnother! '
    for (const span of sentences(text, 'en')) expect(text.slice(span.start, span.end)).toBe(span.text)
  })
})

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

  it('takes a line for one sentence only where the segmenter finds no end in it either', () => {
    const signs = [
      '.',
      '!',
      '?',
      '…',
      '。',
      '؟',
      '।',
      ';',
      ':',
      ')',
      '"',
      '’',
      '\u2024',
      '\uFF0E',
      '\u0085',
      '\u2028',
      '\t',
      '‽',
    ]
    const around = ['Stop', 'and go', '5', ' ', '', 'Ähre', '水']
    const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
    for (const sign of signs)
      for (const before of around)
        for (const after of around) {
          const text = `One ${before}${sign}${after}`
          const told = [...segmenter.segment(text)].filter(({ segment }) => /[\p{L}\p{N}]/u.test(segment))
          const found = sentences(text, 'en')
          // What the segmenter leaves whole stays whole; what it parts may only be joined by the rules for abbreviations.
          if (told.length === 1) expect(found).toHaveLength(1)
          if (told.length > 1 && /^[A-ZÄ水]/u.test(after) && !/\p{Lu}$/u.test(before) && !/\.$/.test(sign))
            expect([text, found.length]).toEqual([text, told.length])
        }
  })
})

import { describe, expect, it } from '@jest/globals'
import type { Passage } from './passages'
import { askedOf, whyFound } from './why'

const passageOf = (text: string): Passage => ({ number: 0, text, path: [], segments: [], sentences: [] })

function why(text: string, question: string, language = 'en') {
  const { words, alike } = whyFound({
    passage: passageOf(text),
    language,
    asked: askedOf(question),
    ranked: { at: 0, score: 1, ranks: { words: 1, letters: 1, meaning: null } },
  })
  return { words, alike }
}

describe('why a passage was found', () => {
  it('names each word once, whatever its case', () => {
    expect(why('Freezer off. The FREEZER is dry: open the freezer.', 'Is the freezer dry?')).toEqual({
      words: ['Freezer', 'dry'],
      alike: [],
    })
  })

  it('names no word that every procedure has', () => {
    const text = 'Samples must be frozen before transport, and may not always be thawed.'
    expect(why(text, 'What must not always be done before transport?').words).toEqual(['transport'])
    expect(why('De monsters moeten voor het vervoer koud zijn.', 'Wat moet er voor het vervoer?', 'nl').words).toEqual([
      'vervoer',
    ])
  })

  it('tells words that are like those asked from those asked', () => {
    expect(why('Open the deepfreezer and defrost it.', 'When do I defrost the freezer?')).toEqual({
      words: ['defrost'],
      alike: ['deepfreezer'],
    })
  })
})

import { describe, expect, it } from '@jest/globals'
import { detectLanguage } from './language'

describe('the language of a text', () => {
  it.each([
    ['en', 'How early do I warn my colleagues?'],
    ['nl', 'Hoe vaak moet je op zijn minst meten?'],
    ['de', 'Die Anlage wird von der Leitung nicht ohne Schlüssel geöffnet.'],
    ['fr', 'Les échantillons ne doivent pas être laissés dans une pièce chaude.'],
    ['es', 'Las muestras no se deben dejar en el pasillo.'],
    ['en', 'EDR'],
  ])('is %s for “%s”', (language, text) => {
    expect(detectLanguage(text)).toBe(language)
  })
})

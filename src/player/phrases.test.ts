import { describe, expect, it } from '@jest/globals'
import { phrasesFor, type Phrases } from './phrases'
import { de } from './phrases/de'
import { es } from './phrases/es'
import { fr } from './phrases/fr'
import { nl } from './phrases/nl'

const raw = new Map(Object.entries({ de, es, fr, nl }))
const values = (sentence: string) => [...sentence.matchAll(/‹\w+›|\d+/g)].map(([value]) => value).sort()

describe('the sentences of the player', () => {
  it.each([...raw])('say in %s what they say in English, with the same things filled in', (language, table) => {
    const filled = { n: 3, of: 7, text: '‹text›', name: '‹name›', day: '‹day›', alt: '‹alt›' }
    for (const key of Object.keys(table)) {
      const said = phrasesFor(language)(key as keyof Phrases, filled)
      const inEnglish = phrasesFor('en')(key as keyof Phrases, filled)
      expect({ key, values: values(said) }).toEqual({ key, values: values(inEnglish) })
    }
  })

  it('are chosen by the language without its region, and in English where there are none', () => {
    expect(phrasesFor('de-AT')('check')).toBe('Prüfen')
    expect(phrasesFor('pt')('check')).toBe(phrasesFor('en')('check'))
  })

  it('have a form for one and a form for more', () => {
    for (const language of ['en', ...raw.keys()]) {
      const t = phrasesFor(language)
      expect(t('attemptsLeft', { n: 1 })).not.toBe(t('attemptsLeft', { n: 2 }))
      expect(t('attemptsLeft', { n: 2 })).toContain('2')
    }
  })
})

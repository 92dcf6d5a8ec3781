import { describe, expect, it } from '@jest/globals'
import { lexiconOf } from '@/shared/language'
import { phrasesOf } from '../../../phrases'
import { allowed, measuresOf, otherValues, scaled, turned, withValue } from './alter'

const en = phrasesOf('en')
const nl = phrasesOf('nl')
const first = (text: string) => measuresOf(text, 'en')[0]!

describe('allowed', () => {
  it('turns a prohibition into the very thing it forbids', () => {
    expect(allowed('Do not use hot water (can damage freezer).', 'en', en, 'instruction')).toBe('Use hot water.')
    expect(allowed('Do not use hot water.', 'en', en, 'leave')).toBe('You may use hot water.')
    expect(allowed('Do not use hot water.', 'en', en, 'proposal')).toBe('Let us use hot water.')
    expect(allowed('If it rings, do not turn it off.', 'en', en, 'instruction')).toBe('If it rings, turn it off.')
    expect(allowed('Dit darmpje mag nooit verstopt raken.', 'nl', nl, 'instruction')).toBe(
      'Dit darmpje mag verstopt raken.',
    )
  })

  it('does not make nonsense of what is forbidden only for a time', () => {
    expect(allowed('Do not return samples until the temperature is stable.', 'en', en, 'instruction')).toBeNull()
    expect(allowed('Check the door.', 'en', en, 'instruction')).toBeNull()
  })
})

describe('allowed, in other languages', () => {
  const forms = (language: string, text: string) =>
    (['instruction', 'leave', 'proposal'] as const).map((form) => allowed(text, language, phrasesOf(language), form))

  it('takes the negation out where the rest stands', () => {
    expect(forms('de', 'Öffnen Sie niemals die Tür.')[0]).toBe('Öffnen Sie die Tür.')
    expect(forms('de', 'Autoklavieren Sie keine verschlossenen Flaschen.')[0]).toBe(
      'Autoklavieren Sie verschlossene Flaschen.',
    )
    expect(forms('de', 'Keinen Alkohol verwenden.')[1]).toBe('Man darf Alkohol verwenden.')
    expect(forms('fr', 'Ne touchez jamais le produit.')[0]).toBe('Touchez le produit.')
    expect(forms('es', 'No deje las muestras fuera.')[0]).toBe('Deje las muestras fuera.')
    expect(forms('nl', 'Gebruik nooit heet water.')[0]).toBe('Gebruik heet water.')
  })

  it('leaves alone what would no longer be the language', () => {
    expect(forms('fr', 'N’utilisez pas d’eau.')[0]).toBeNull()
    expect(forms('es', 'Nunca abra una caja sin guantes.')[0]).toBeNull()
  })
})

describe('turned', () => {
  const en = lexiconOf('en')
  it('says the opposite of a duty, a permission or an order in time', () => {
    expect(turned('Fields in white are optional, but important.', en)).toBe(
      'Fields in white are not optional, but important.',
    )
    expect(turned('You can share raw data.', en)).toBe('You cannot share raw data.')
    expect(turned('Dry completely before returning to freezer.', en)).toBe('Dry completely after returning to freezer.')
  })

  it('leaves alone what has a "not", a condition, or another language', () => {
    for (const text of ['It must not be opened.', 'If it must be opened, call.', 'Ice forms on the door.'])
      expect(turned(text, en)).toBeNull()
    expect(turned('Dit moet gebeuren.', lexiconOf('nl'))).toBeNull()
  })
})

describe('other values', () => {
  it('are of the same kind and do not overlap the right one', () => {
    const values = otherValues(
      first('It takes 4-8 hours'),
      ['wait 6-10 hours', 'wait 24-48 hours', 'wait 30-60 minutes', 'wait 2 hours', 'at -20°C'],
      'en',
    )
    expect(values).toEqual(['24-48 hours', '30-60 minutes'])
  })

  it('can be made by halving or doubling, but never above 100 %', () => {
    expect(scaled(first('wait 30 minutes'), 2)).toBe('60 minutes')
    expect(scaled(first('It takes 4-8 hours'), 2)).toBe('8-16 hours')
    expect(scaled(first('use 70% ethanol'), 2)).toBeNull()
    expect(withValue('wait 30 minutes now', first('wait 30 minutes now'), '60 minutes')).toBe('wait 60 minutes now')
  })
})

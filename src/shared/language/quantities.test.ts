import { describe, expect, it } from '@jest/globals'
import { quantities } from './quantities'

const read = (text: string, language = 'en') =>
  quantities(text, language).map(({ value, high, unit, bound }) => [
    value,
    ...(high === undefined ? [] : [high]),
    unit,
    bound,
  ])

describe('quantities', () => {
  it('takes a range with its unit as one quantity', () => {
    expect(read('-80°C freezers: 4-8 hours (may take 12–24 hours)')).toEqual([
      [-80, '°C', null],
      [4, 8, 'h', null],
      [12, 24, 'h', null],
    ])
    expect(read('between 2 and 4 hours')).toEqual([[2, 4, 'h', null]])
    expect(read('5 or 10 metres')).toEqual([
      [5, 'm', null],
      [10, 'm', null],
    ])
  })

  it('keeps the sign of a temperature and a bound before or after a number', () => {
    expect(read('Dry ice (-78.5°C/-109.3°F)')).toEqual([
      [-78.5, '°C', null],
      [-109.3, '°F', null],
    ])
    expect(read('at least once daily, up to 5 minutes, >1 hour, ±2°C')).toEqual([
      [1, 'daily', 'least'],
      [5, 'min', 'most'],
      [1, 'h', 'above'],
      [2, '°C', 'about'],
    ])
    expect(read('minimaal 2 maal per jaar', 'nl')).toEqual([[2, 'times', 'least']])
  })

  it('reads fractions, thousands, decimal commas and numbers in words', () => {
    expect(read('1/4 inch, 1,200 rpm, eight person-hours')).toEqual([
      [0.25, 'inch', null],
      [1200, 'rpm', null],
      [8, 'person-hour', null],
    ])
    expect(read('0,5 L')).toEqual([[0.5, 'L', null]])
  })

  it.each([
    ['nl', 'Bewaar bij 4 graden Celsius', '°C'],
    ['de', 'Auf 37 Grad Celsius erwärmen', '°C'],
    ['fr', 'Chauffer à 60 degrés Celsius', '°C'],
    ['es', 'Mantener a 8 grados Celsius', '°C'],
    ['de', 'mindestens 25 Kilogramm', 'kg'],
    ['de', 'in 50 Millilitern Wasser', 'mL'],
    ['de', 'ein Abstand von 20 Zentimetern', 'cm'],
    ['fr', 'au moins 5 kilogrammes', 'kg'],
    ['fr', 'à 30 centimètres du sol', 'cm'],
    ['fr', 'une solution à 70 pourcent', '%'],
    ['es', 'añadir 10 mililitros', 'mL'],
    ['es', 'una muestra de 3 kilogramos', 'kg'],
    ['en', 'within 2 business days', 'weekday'],
  ])('reads units in words (%s): %s', (language, text, unit) => {
    expect(quantities(text, language).map((one) => one.unit)).toEqual([unit])
  })

  it('does not take the number of a step, section, document or address for a measure', () => {
    const references = (text: string) => quantities(text, 'en').every((quantity) => quantity.reference)
    for (const text of [
      'Refer to Section 6.1',
      'Step 11: allow',
      'see IRM-18',
      'NIST SP 800-61r2',
      'https://x.org/a/12',
    ]) {
      expect([text, references(text)]).toEqual([text, true])
    }
  })
})

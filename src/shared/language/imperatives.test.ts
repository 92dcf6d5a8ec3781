import { describe, expect, it } from '@jest/globals'
import { isImperative } from './imperatives'

describe('an instruction', () => {
  it.each([
    'Turn off freezer power (if recommended by manufacturer)',
    'Immediately transfer all samples to backup freezer',
    'If the alarm is still blaring, press the large, circular button',
    'In case you cannot, e.g. at night, call the guard',
    'Optional: Submit sequence data to an archive',
    'Document current freezer temperature',
    'Apply the seal',
  ])('is “%s”', (sentence) => {
    expect(isImperative(sentence, 'en')).toBe(true)
  })

  it.each([
    'Sample transfer: 30 minutes',
    'Dry ice safety training',
    'Document control',
    'The alarm is still blaring',
    'All ice removed from freezer interior',
    'Storage location(s)',
    'Report',
    'If the door does not close, the seal is damaged',
  ])('is not “%s”', (sentence) => {
    expect(isImperative(sentence, 'en')).toBe(false)
  })

  it('is recognised in Dutch, German, French and Spanish', () => {
    expect(isImperative('Noteer steeds exact wanneer', 'nl')).toBe(true)
    expect(isImperative('Prüfen Sie den Druck', 'de')).toBe(true)
    expect(isImperative('Vérifier la pression', 'fr')).toBe(true)
    expect(isImperative('Compruebe la presión', 'es')).toBe(true)
  })

  it.each([
    ['de', 'Kleben Sie einen Streifen auf jeden Beutel', true],
    ['de', 'Die Tür muss geschlossen sein', false],
    ['fr', 'Délimitez la zone avec le ruban', true],
    ['fr', 'Chez le fournisseur', false],
    ['es', 'Póngase los guantes', true],
    ['es', 'La muestra está fría', false],
  ])('in %s: “%s” is one: %s', (language, sentence, expected) => {
    expect(isImperative(sentence, language)).toBe(expected)
  })
})

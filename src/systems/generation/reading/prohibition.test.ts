import { describe, expect, it } from '@jest/globals'
import { isStrongProhibition } from './prohibition'

describe('what forbids', () => {
  it.each([
    'Never open the lid while the drum turns.',
    'The lid must not be opened.',
    'Nooit de deur forceren.',
    'De deur mag tijdens de cyclus niet worden geopend.',
    'Roken is verboden.',
    'Niemals ohne Brille arbeiten.',
    'Der Deckel darf nicht geöffnet werden.',
    'Es dürfen keine Kabel über den Boden laufen.',
    'Das Betreten ist untersagt.',
    'Ne jamais toucher le produit.',
    "N'utilisez jamais d'eau.",
    'La porte ne doit pas être ouverte.',
    'Il est interdit de fumer.',
    'Nunca mezcle los dos productos.',
    'No se debe abrir la puerta.',
    'Está prohibido comer en el laboratorio.',
  ])('%s', (text) => expect(isStrongProhibition(text)).toBe(true))

  it.each([
    'Plastic scrapers (DO NOT use metal tools)',
    'The lid does not open by itself.',
    'Het water komt niet boven de rand.',
    'Der Sensor reagiert nicht sofort.',
    "L'alarme ne sonne pas toujours.",
    'No hay riesgo en esta zona.',
    'El sensor no responde siempre.',
    'Magnetische Teile sind nicht enthalten.',
    'Neverland is a place.',
    'Cuando la etiqueta no se puede leer, pida otra.',
    'Le flacon ne peut pas être lu de loin.',
  ])('is not: %s', (text) => expect(isStrongProhibition(text)).toBe(false))
})

import { describe, expect, it } from '@jest/globals'
import { makePdf } from '../../../../../test/builders/pdf'
import type { PdfText } from '../../../../../test/builders/pdf'
import { makeScan } from '../../../../../test/builders/scan'
import { mediaTypes } from '../../model'
import type { ParsedDocument } from '../../model'
import { parseDocument } from '..'
import { withPdf } from '../pdf/open-pdf'
import { readPages } from '../pdf/pages'
import { languageDoubt } from './doubts'
import { recognisePages } from './recognise-pages'

const parse = (bytes: Uint8Array, onProgress?: Parameters<typeof parseDocument>[0]['onProgress']) =>
  parseDocument({ bytes, filename: 'scan.pdf', mediaType: mediaTypes.pdf, ...(onProgress ? { onProgress } : {}) })
const texts = (document: ParsedDocument) => document.segments.map((segment) => segment.text)
const codes = (document: ParsedDocument) => document.doubts.map((doubt) => doubt.code)

const autoclave: PdfText[] = [
  { text: 'Autoclave Operation', x: 60, y: 760, size: 20, bold: true },
  { text: 'Loading', x: 60, y: 715, size: 12, bold: true },
  {
    text: 'The chamber is loaded by one person, who signs the log before the door is closed.',
    x: 60,
    y: 690,
    size: 12,
  },
  { text: '1. Put on heat resistant gloves before you open the door.', x: 60, y: 660, size: 12 },
  { text: '2. Fill the reservoir with 4 litres of distilled water.', x: 60, y: 640, size: 12 },
  { text: '3. Run the cycle at 121 °C for 15 minutes.', x: 60, y: 620, size: 12 },
  { text: 'WARNING: The door is under pressure until the gauge shows zero.', x: 60, y: 580, size: 12 },
]

const english = [
  'Switch the autoclave off and wait until the pressure in the vessel has fallen.',
  'The technician puts on heat resistant gloves before the door is opened.',
  'Fill the reservoir with four litres of distilled water and close the door.',
  'Write the date and the time in the logbook of the laboratory.',
  'Never open the door while the gauge is above zero.',
]
const dutch = [
  'Zet de autoclaaf uit en wacht tot de druk van de ketel is gedaald.',
  'De medewerker trekt hittebestendige handschoenen aan voordat hij de deur opent.',
  'Vul het reservoir met vier liter gedestilleerd water en sluit de deur.',
  'Noteer de datum en de tijd in het logboek van het laboratorium.',
  'De bacteriën zijn geïnactiveerd als één cyclus volledig is doorlopen.',
]
const german = [
  'Schalten Sie den Autoklav aus und warten Sie, bis der Druck im Kessel gefallen ist.',
  'Der Mitarbeiter zieht Handschuhe an, bevor er die Tür des Kessels öffnet.',
  'Das Gefäß wird mit vier Litern Wasser gefüllt und die Tür wird geschlossen.',
  'Datum und Uhrzeit werden in das Buch des Labors eingetragen.',
  'Während der Spülung müssen alle Ventile vollständig geöffnet sein.',
]
const french = [
  'Arrêtez l’autoclave et attendez que la pression de la cuve soit retombée.',
  'L’opérateur met des gants résistants à la chaleur avant d’ouvrir la porte.',
  'Le réservoir est rempli avec quatre litres d’eau distillée, puis la porte est fermée.',
  'Notez la date et l’heure dans le cahier du laboratoire où l’appareil est placé.',
  'Les déchets contaminés ne sont jamais jetés avec les ordures ménagères.',
]
const spanish = [
  'Apague el autoclave y espere hasta que la presión del recipiente haya bajado.',
  'El técnico se pone los guantes de protección antes de abrir la puerta.',
  'El depósito se llena con cuatro litros de agua destilada y se cierra la puerta.',
  'Anote la fecha y la hora en el cuaderno del laboratorio.',
  'Los años de uso y el diseño del equipo están señalados en su etiqueta.',
]
const wordsOf = (text: string) => text.toLowerCase().match(/\p{L}+/gu) ?? []

describe('a scanned page', () => {
  it('is read like a printed one: headings, steps and warnings, each with its box and how sure it is', async () => {
    const told: { done: number; total: number }[] = []
    const document = await parse(await makeScan([autoclave]), (progress) => told.push(progress))
    expect(document.title).toBe('Autoclave Operation')
    expect(document.segments).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'heading', text: 'Loading' }),
        expect.objectContaining({
          kind: 'step',
          marker: '2.',
          text: 'Fill the reservoir with 4 litres of distilled water.',
        }),
        expect.objectContaining({ kind: 'step', marker: '3.', text: 'Run the cycle at 121 °C for 15 minutes.' }),
        expect.objectContaining({ kind: 'warning' }),
      ]),
    )
    expect(document.recognised).toEqual([{ page: 1, confidence: expect.any(Number) }])
    expect(document.recognised?.[0]?.confidence).toBeGreaterThan(0.85)
    expect(codes(document)).toContain('recognised')
    expect(told).toContainEqual({ done: 0, total: 1, label: 'Recognising scanned pages' })
    const third = document.segments.find((segment) => segment.marker === '3.')
    expect(third?.confidence).toBeGreaterThan(0.8)
    // Where it was drawn: 842 - 620 points from the top.
    const [box] = third?.boxes ?? []
    expect(box?.page).toBe(1)
    expect(box?.x).toBeCloseTo(60 / 595, 1)
    expect((box?.y ?? 0) + (box?.height ?? 0) / 2).toBeCloseTo((842 - 623) / 842, 2)
  }, 300_000)

  it('may lie on its side', async () => {
    const document = await parse(await makeScan([autoclave], { turned: 90 }))
    expect(texts(document)).toContain('Fill the reservoir with 4 litres of distilled water.')
    // Boxes are those of the page as it is shown, and there the lines stand upright.
    const [box] = document.segments.find((segment) => segment.marker === '2.')?.boxes ?? []
    expect((box?.height ?? 0) * 595).toBeGreaterThan((box?.width ?? 0) * 842)
  }, 300_000)

  it('that is out of focus tells what it is not sure of, and where', async () => {
    const document = await parse(await makeScan([autoclave.slice(2, 5)], { blur: 3.2 }))
    const unsure = document.doubts.filter((doubt) => /^recognition\.|^page\.poor-scan/.test(doubt.code))
    expect(unsure.length).toBeGreaterThan(0)
    for (const doubt of unsure) expect(doubt).toMatchObject({ page: 1, message: expect.stringMatching(/\.$/) })
    expect(unsure.some((doubt) => doubt.box !== undefined)).toBe(true)
  }, 300_000)

  it('stands between printed ones in its place, and keeps the words that the file itself holds', async () => {
    const printed = (text: string) => [{ text, x: 60, y: 700, size: 12 }]
    const document = await parse(
      await makeScan([printed('Rinse the tank every morning.'), autoclave, printed('Close the valve at night.')], {
        printed: [0, 2],
        stamp: { text: 'Copy 7 of the quality office', x: 350, y: 780 },
      }),
    )
    expect(document.recognised?.map(({ page }) => page)).toEqual([2])
    expect(document.segments[0]).toMatchObject({ text: 'Rinse the tank every morning.', page: 1 })
    expect(document.segments[0]).not.toHaveProperty('confidence')
    expect(document.segments.at(-1)).toMatchObject({ text: 'Close the valve at night.', page: 3 })
    expect(document.segments).toContainEqual(expect.objectContaining({ marker: '2.', page: 2 }))
    expect(texts(document).filter((text) => text.includes('Copy 7 of the quality office'))).toHaveLength(1)
  }, 300_000)

  it('in which nothing can be recognised gets a reason that says what to do', async () => {
    await expect(parse(await makeScan([[]]))).rejects.toMatchObject({
      code: 'sop.scanned',
      message: expect.stringContaining('Scan it again'),
    })
    await expect(parse(makePdf([[]]))).rejects.toMatchObject({ code: 'sop.scanned' })
  }, 300_000)

  it.each([
    ['English', 'en', english],
    ['Dutch', 'nl', dutch],
    ['German', 'de', german],
    ['French', 'fr', french],
    ['Spanish', 'es', spanish],
  ])(
    'in %s is read in its own letters: more than 95 of 100 words are right, and the page says how sure it is',
    async (_name, language, lines) => {
      const page = lines.map((text, at): PdfText => ({ text, x: 60, y: 740 - at * 26, size: 12 }))
      const document = await parse(await makeScan([page]))
      expect(document.language).toBe(language)
      const wanted = wordsOf(lines.join(' '))
      const found = new Set(wordsOf(texts(document).join(' ')))
      const wrong = wanted.filter((word) => !found.has(word))
      expect({ wrong, isEnough: wrong.length < wanted.length * 0.05 }).toEqual({ wrong, isEnough: true })
      expect(document.recognised).toEqual([{ page: 1, confidence: expect.any(Number) }])
      expect(document.recognised?.[0]?.confidence).toBeGreaterThan(0.8)
      expect(codes(document)).not.toContain('recognition.language')
    },
    300_000,
  )

  it('in a language whose data is not installed says what may be wrong and what helps', () => {
    expect(languageDoubt('nl')).toEqual([
      {
        code: 'recognition.language',
        message: expect.stringMatching(
          /in Dutch, .*accents and umlauts may be wrong\. .*install @tesseract\.js-data\/nld;/,
        ),
      },
    ])
    expect(languageDoubt(undefined)).toEqual([])
  })

  it('that takes too long, as speckled paper does, is given up, and the others are read', async () => {
    const bytes = await makeScan([autoclave, [{ text: 'Close the valve at night.', x: 60, y: 700, size: 12 }]], {
      printed: [1],
    })
    const { pages, doubts } = await withPdf(bytes, async (pdf) =>
      recognisePages({
        document: pdf,
        pages: (await readPages(pdf, { withImages: true, objects: null })).pages,
        patience: 1,
      }),
    )
    expect(pages.map(({ recognised, items }) => [recognised, items.length > 0])).toEqual([
      [undefined, false],
      [undefined, true],
    ])
    expect(doubts).toEqual([])
  }, 60_000)

  it('has the title of the document, not of its first part, where all pages carry it at their foot', async () => {
    const part = (title: string, text: string): PdfText[] => [
      { text: title, x: 60, y: 770, size: 24, bold: true },
      { text, x: 60, y: 700, size: 12 },
      { text: 'IRM #16 PHISHING', x: 240, y: 50, size: 10 },
      { text: 'TLP:CLEAR', x: 500, y: 50, size: 10 },
    ]
    const document = await parse(
      await makeScan([
        part('PREPARATION', 'The contacts of all providers are kept in one list.'),
        part('IDENTIFICATION', 'The reports of the staff are read every morning.'),
        part('CONTAINMENT', 'The senders of the campaign are blocked at the gateway.'),
      ]),
    )
    expect(document.title).toBe('IRM #16 PHISHING')
    expect(document.segments.map(({ kind, text, path }) => ({ kind, text, path }))).toEqual([
      { kind: 'heading', text: 'PREPARATION', path: [] },
      {
        kind: 'paragraph',
        text: 'The contacts of all providers are kept in one list.',
        path: ['PREPARATION'],
      },
      { kind: 'heading', text: 'IDENTIFICATION', path: [] },
      { kind: 'paragraph', text: 'The reports of the staff are read every morning.', path: ['IDENTIFICATION'] },
      { kind: 'heading', text: 'CONTAINMENT', path: [] },
      { kind: 'paragraph', text: 'The senders of the campaign are blocked at the gateway.', path: ['CONTAINMENT'] },
    ])
  }, 300_000)
})

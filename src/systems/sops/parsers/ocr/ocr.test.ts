import { describe, expect, it } from '@jest/globals'
import { makePdf } from '../../../../../test/builders/pdf'
import type { PdfText } from '../../../../../test/builders/pdf'
import { makeScan } from '../../../../../test/builders/scan'
import { mediaTypes } from '../../model'
import type { ParsedDocument } from '../../model'
import { parseDocument } from '..'
import { withPdf } from '../pdf/open-pdf'
import { readPages } from '../pdf/pages'
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

  // Only English is installed; nothing is fetched while a document is read.
  it.each([
    [
      'Dutch',
      'nld',
      [
        'Zet de autoclaaf uit en wacht tot de druk van de ketel is gedaald.',
        'De medewerker trekt hittebestendige handschoenen aan voordat hij de deur opent.',
        'Vul het reservoir met vier liter gedestilleerd water en sluit de deur.',
        'Noteer de datum en de tijd in het logboek van het laboratorium.',
      ],
    ],
    [
      'German',
      'deu',
      [
        'Schalten Sie den Autoklav aus und warten Sie, bis der Druck im Kessel gefallen ist.',
        'Der Mitarbeiter zieht Handschuhe an, bevor er die Tür des Kessels öffnet.',
        'Das Gefäß wird mit vier Litern Wasser gefüllt und die Tür wird geschlossen.',
        'Datum und Uhrzeit werden in das Buch des Labors eingetragen.',
      ],
    ],
  ])(
    'in %s, whose data is not installed, is read all the same, and says what may be wrong and what helps',
    async (name, data, lines) => {
      const page = lines.map((text, at): PdfText => ({ text, x: 60, y: 720 - at * 30, size: 12 }))
      const document = await parse(await makeScan([page]))
      const words = lines.join(' ').match(/[a-z]{4,}/g) ?? []
      const read = texts(document).join(' ')
      expect(words.filter((word) => read.includes(word)).length / words.length).toBeGreaterThan(0.85)
      expect(document.doubts).toContainEqual({
        code: 'recognition.language',
        message: expect.stringMatching(
          new RegExp(`in ${name}, .*accents and umlauts may be wrong\\. .*install @tesseract\\.js-data/${data};`),
        ),
      })
    },
    300_000,
  )

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
})

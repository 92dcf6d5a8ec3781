import PDFDocument from 'pdfkit'
import sharp from 'sharp'
import { describe, expect, it } from '@jest/globals'
import { mediaTypes } from '../../model'
import type { Box, ParsedDocument } from '../../model'
import { parseDocument } from '..'
import { readPicture } from '../read-picture'

type Pdf = InstanceType<typeof PDFDocument>

async function pdf(draw: (document: Pdf) => void): Promise<Uint8Array> {
  const document = new PDFDocument({ size: 'A4', margin: 0, compress: false })
  const parts: Buffer[] = []
  document.on('data', (part: Buffer) => parts.push(part))
  const ended = new Promise((resolve) => document.on('end', resolve))
  draw(document)
  document.end()
  await ended
  return new Uint8Array(Buffer.concat(parts))
}
const parse = (bytes: Uint8Array) => parseDocument({ bytes, filename: 'a.pdf', mediaType: mediaTypes.pdf })
/** One line, `y` its top in points from the top of the page. */
const line = (document: Pdf, text: string, x: number, y: number, size = 11) =>
  document.font('Helvetica').fontSize(size).text(text, x, y, { lineBreak: false })
const texts = (document: ParsedDocument) => document.segments.map((segment) => segment.text)
const boxOf = (document: ParsedDocument, text: string): Box => {
  const [box] = document.segments.find((segment) => segment.text.includes(text))?.boxes ?? []
  if (!box) throw new Error(`no box for ${text}`)
  return box
}
const picture = (colour: string, width = 200, height = 120) =>
  sharp({ create: { width, height, channels: 3, background: colour } })
    .png()
    .toBuffer()

describe('where a passage is printed', () => {
  it('is told in fractions of the page, one box a page', async () => {
    const bytes = await pdf((document) => {
      line(document, '1. Wipe the chamber with ethanol and let it dry for', 60, 780)
      document.addPage()
      line(document, 'ten minutes before closing the lid.', 74, 60)
    })
    const [step] = (await parse(bytes)).segments
    expect(step?.boxes?.map((box) => box.page)).toEqual([1, 2])
    const [first, second] = step?.boxes ?? []
    expect(first?.x).toBeCloseTo(60 / 595, 2)
    expect(first?.y).toBeCloseTo(780 / 842, 2)
    expect((first?.y ?? 0) + (first?.height ?? 0)).toBeCloseTo(792 / 842, 2)
    expect(second?.y).toBeCloseTo(60 / 842, 2)
  })

  it('is that of a row for rows of a table, and of an item for items of a list', async () => {
    const bytes = await pdf((document) => {
      line(document, 'Every rotor has its own interval and its own highest speed.', 50, 100)
      for (const [row, cells] of [
        ['Rotor', 'Interval', 'Speed'],
        ['Swing-out', 'Every 7 days', '4,000 rpm'],
        ['Drum', 'Monthly', '6,000 rpm'],
      ].entries())
        cells.forEach((cell, column) => line(document, cell, 50 + column * 160, 140 + row * 17))
      line(document, '• Keep the lid closed while the rotor turns.', 50, 300)
      line(document, '• Note the speed in the log of the day.', 50, 315)
    })
    const document = await parse(bytes)
    expect(boxOf(document, 'Drum').y).toBeCloseTo(174 / 842, 2)
    expect(boxOf(document, 'Drum').height).toBeLessThan(0.03)
    expect(boxOf(document, 'Note the speed').y).toBeCloseTo(315 / 842, 2)
    expect(boxOf(document, 'Keep the lid').y).toBeCloseTo(300 / 842, 2)
  })
})

describe('a page that lies on its side', () => {
  const lines = ['Sluice valves are closed at night.', 'The guard on duty signs for it.', 'Keys hang in the office.']

  it('is read in its own direction where its text runs up the sheet', async () => {
    const bytes = await pdf((document) => {
      document.save().rotate(-90, { origin: [0, 842] })
      lines.forEach((text, at) => line(document, text, 60, 842 + 50 + at * 40))
      document.restore()
    })
    const document = await parse(bytes)
    expect(texts(document)).toEqual(lines)
    // On the sheet as it is shown the first line stands at the left, upright.
    const box = boxOf(document, 'Sluice')
    expect(box.height * 842).toBeGreaterThan(box.width * 595)
    expect(box.x).toBeCloseTo(50 / 595, 1)
    expect(boxOf(document, 'Keys').x).toBeGreaterThan(box.x)
  })

  it('is read as it is shown where the file turns it', async () => {
    const bytes = await pdf((document) => {
      // Drawn on its side, and turned upright by the page's own entry, as scanners and slides do it.
      document.save().rotate(-90, { origin: [0, 842] })
      lines.forEach((text, at) => line(document, text, 60, 842 + 50 + at * 40))
      document.restore()
      Object.assign((document.page as unknown as { dictionary: { data: object } }).dictionary.data, { Rotate: 90 })
    })
    const document = await parse(bytes)
    expect(texts(document)).toEqual(lines)
    const box = boxOf(document, 'Sluice')
    expect(box.x).toBeCloseTo(60 / 842, 2)
    expect(box.y).toBeCloseTo(50 / 595, 1)
    expect(box.width).toBeGreaterThan(box.height)
  })

  it('keeps out of the text what runs across it, and says so once it is more than a stamp', async () => {
    const bytes = await pdf((document) => {
      line(document, 'Sluice valves are closed at night by the guard.', 60, 100)
      document.save().rotate(-90, { origin: [30, 500] })
      line(document, 'Valid in building B only', 30, 500)
      document.restore()
    })
    const document = await parse(bytes)
    expect(texts(document)).toEqual(['Sluice valves are closed at night by the guard.'])
    expect(document.doubts).toContainEqual(
      expect.objectContaining({ code: 'page.sideways-text', page: 1, message: expect.stringContaining('building B') }),
    )
  })
})

describe('footnotes', () => {
  const page = (document: Pdf) => {
    const step = '1. Fill the bath with 20 mL of buffer'
    line(document, step, 60, 700)
    const end = 60 + document.widthOfString(step)
    line(document, '2', end + 0.5, 697, 7)
    line(document, ' and heat it to 37 °C until the', end + 5, 700)
    line(document, '2 Buffer of type B, see the list of reagents', 60, 770, 8)
    line(document, 'in the annex of this procedure.', 60, 780, 8)
  }

  it('do not part a sentence, touch no number, and stand behind what refers to them', async () => {
    const bytes = await pdf((document) => {
      page(document)
      document.addPage()
      line(document, 'lamp goes out.', 74, 60)
      line(document, '2. Close the lid of the bath.', 60, 80)
    })
    const document = await parse(bytes)
    const [step, note, next] = document.segments
    expect(step).toMatchObject({
      marker: '1.',
      text: 'Fill the bath with 20 mL of buffer² and heat it to 37 °C until the lamp goes out.',
    })
    expect(note?.text).toBe('² Buffer of type B, see the list of reagents in the annex of this procedure.')
    expect(note).toMatchObject({ page: 1 })
    expect(next).toMatchObject({ marker: '2.', text: 'Close the lid of the bath.' })
  })
})

describe('figures', () => {
  it('are found with their caption and place, and their picture is taken out; a logo on every page is not', async () => {
    const [red, green, logo] = await Promise.all([picture('#d00000'), picture('#00a000'), picture('#0000d0', 60, 60)])
    const bytes = await pdf((document) => {
      for (const [at, image] of [red, green].entries()) {
        if (at > 0) document.addPage()
        document.image(logo, 500, 20, { width: 60 })
        line(document, `Section ${at + 1} tells how valve ${at + 1} is closed in the evening.`, 60, 120)
        document.image(image, 100, 200, { width: 300 })
        line(document, `Figure ${at + 1}: The handle of valve ${at + 1}`, 100, 390)
        line(document, 'Turn the handle to the right until it stops.', 60, 450)
      }
    })
    const document = await parse(bytes)
    const figures = document.segments.filter((segment) => segment.kind === 'figure')
    expect(figures.map(({ text, page }) => ({ text, page }))).toEqual([
      { text: 'Figure 1: The handle of valve 1', page: 1 },
      { text: 'Figure 2: The handle of valve 2', page: 2 },
    ])
    expect(figures[0]?.order).toBe(1)
    const [box] = figures[0]?.boxes ?? []
    expect(box).toMatchObject({ page: 1 })
    expect(box?.y).toBeCloseTo(200 / 842, 2)
    expect(box?.width).toBeCloseTo(300 / 595, 2)
    const taken = await readPicture({ bytes, mediaType: mediaTypes.pdf, name: figures[1]?.picture ?? '' })
    expect(taken?.mediaType).toBe('image/webp')
    const { channels } = await sharp(taken?.bytes).stats()
    expect(channels.map(({ mean }) => Math.round(mean / 40))).toEqual([0, 4, 0])
  })

  it('without a caption still have their place and their picture', async () => {
    const red = await picture('#d00000')
    const bytes = await pdf((document) => {
      line(document, 'Turn the handle to the right until it stops.', 60, 120)
      document.image(red, 100, 200, { width: 300 })
      line(document, 'Lock the door of the hall behind you at night.', 60, 450)
    })
    const document = await parse(bytes)
    expect(document.segments.map(({ kind }) => kind)).toEqual([expect.anything(), 'figure', expect.anything()])
    expect(document.segments[1]?.picture).toMatch(/^page-1-at-/)
  })

  it.each(['../../etc/passwd', 'page-1-at-0-0-2000-10', 'page-9-at-0-0-100-100', ''])(
    'have no picture of the name %j',
    async (name) => {
      const bytes = await pdf((document) => line(document, 'Turn the handle.', 60, 120))
      expect(await readPicture({ bytes, mediaType: mediaTypes.pdf, name })).toBeNull()
    },
  )
})

describe('text from right to left', () => {
  /** A font whose signs a to z stand for Hebrew letters; PDFs draw them from left to right, the last letter first. */
  const hebrew = (lines: { text: string; x: number; y: number }[]) => {
    const codes = (text: string) =>
      [...text]
        .reverse()
        .map((sign) => (sign === ' ' ? ' ' : String.fromCharCode((sign.codePointAt(0) ?? 0) - 0x5d0 + 0x61)))
    const content = lines
      .map(({ text, x, y }) => `BT /F1 12 Tf 1 0 0 1 ${x} ${y} Tm (${codes(text).join('')}) Tj ET`)
      .join('\n')
    const letters = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /H def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
2 beginbfrange <20> <20> <0020> <61> <7B> <05D0> endbfrange endcmap end end`
    const stream = (body: string) => `<< /Length ${body.length} >>\nstream\n${body}\nendstream`
    const objects = [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>',
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>',
      stream(content),
      stream(letters),
    ]
    const body = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('')
    return new Uint8Array(Buffer.from(`%PDF-1.4\n${body}trailer\n<< /Size 7 /Root 1 0 R >>\n%%EOF\n`, 'latin1'))
  }

  it('keeps the order of its words and of what stands beside each other, and its place', async () => {
    const document = await parse(
      hebrew([
        { text: 'סגור את השסתום', x: 440, y: 740 },
        { text: 'פתח את הדלת', x: 445, y: 640 },
      ]),
    )
    expect(texts(document)).toEqual(['סגור את השסתום', 'פתח את הדלת'])
    expect(document.language).toBe('he')
    expect(boxOf(document, 'סגור').x).toBeCloseTo(440 / 595, 2)
  })
})

import PDFDocument from 'pdfkit'
import { describe, expect, it } from '@jest/globals'
import { mediaTypes } from '../../model'
import type { ParsedDocument } from '../../model'
import { parseDocument } from '..'

type Pdf = InstanceType<typeof PDFDocument>

async function read(draw: (document: Pdf) => void): Promise<ParsedDocument> {
  const document = new PDFDocument({ size: 'A4', margin: 0, compress: false })
  const parts: Buffer[] = []
  document.on('data', (part: Buffer) => parts.push(part))
  const ended = new Promise((resolve) => document.on('end', resolve))
  draw(document)
  document.end()
  await ended
  return parseDocument({ bytes: new Uint8Array(Buffer.concat(parts)), filename: 'a.pdf', mediaType: mediaTypes.pdf })
}
/** One line, `y` its top in points from the top of the page. */
const line = (document: Pdf, text: string, x: number, y: number, bold = false) =>
  document
    .font(bold ? 'Helvetica-Bold' : 'Helvetica')
    .fontSize(11)
    .text(text, x, y, { lineBreak: false })
const rowsOf = ({ segments }: ParsedDocument) =>
  segments.filter(({ kind }) => kind === 'table-row').map(({ header, cells }) => ({ header, cells }))
const texts = ({ segments }: ParsedDocument) => segments.map(({ text }) => text)

/** Borders of cells: between `xs` and `ys`, but for those that `without` names. */
function grid(document: Pdf, xs: number[], ys: number[], without: (x: number, y: number, down: boolean) => boolean) {
  const stroke = (fromX: number, fromY: number, toX: number, toY: number) =>
    document.moveTo(fromX, fromY).lineTo(toX, toY).lineWidth(0.7).stroke()
  xs.forEach((x, column) =>
    ys.slice(1).forEach((y, row) => !without(column, row, true) && stroke(x, ys[row] ?? 0, x, y)),
  )
  ys.forEach((y, row) =>
    xs.slice(1).forEach((x, column) => !without(column, row, false) && stroke(xs[column] ?? 0, y, x, y)),
  )
}
const everywhere = () => false
const intro = (document: Pdf) => {
  line(document, 'The chamber is cleaned by the technician of the late shift, every evening.', 60, 60)
  line(document, 'What is used for it, and for how long, stands in this table.', 60, 74)
}

describe('a table whose borders are drawn', () => {
  it('has the cells that the borders make, of however many lines, where alignment alone shows none', async () => {
    const document = await read((page) => {
      intro(page)
      grid(page, [60, 160, 320, 480], [100, 125, 170, 215], everywhere)
      for (const [text, x] of [
        ['Part', 64],
        ['Cleaner', 200],
        ['Contact', 390],
      ] as const)
        line(page, text, x, 106, true)
      // Set in the middle of their cells, on two lines that are as far apart as rows are.
      line(page, 'Rotor and', 64, 132)
      line(page, 'its buckets', 64, 150)
      line(page, 'neutral cleaner', 190, 141)
      line(page, '5 minutes', 384, 141)
      line(page, 'Chamber', 64, 186)
      line(page, '70 % ethanol,', 164, 177)
      line(page, 'never bleach', 164, 195)
      line(page, '2 minutes', 384, 186)
      line(page, 'The technician signs the form on the same day.', 60, 240)
    })
    const header = ['Part', 'Cleaner', 'Contact']
    expect(rowsOf(document)).toEqual([
      { header, cells: ['Rotor and its buckets', 'neutral cleaner', '5 minutes'] },
      { header, cells: ['Chamber', '70 % ethanol, never bleach', '2 minutes'] },
    ])
    expect(texts(document).at(-1)).toBe('The technician signs the form on the same day.')
  })

  it('may have cells that go over several columns or rows', async () => {
    const document = await read((page) => {
      intro(page)
      const merged = (column: number, row: number, down: boolean) =>
        // The second and third cell of the first row are one, and so are the first of the last two rows.
        (down && column === 2 && row === 0) || (!down && row === 3 && column === 0)
      grid(page, [60, 160, 260, 360], [100, 120, 140, 160, 180], merged)
      for (const [text, x, y] of [
        ['Part', 64, 106],
        ['Contact', 164, 106],
        ['Drum', 64, 126],
        ['1 minute', 164, 126],
        ['cold', 264, 126],
        ['Lid', 64, 156],
        ['2 minutes', 164, 146],
        ['cold', 264, 146],
        ['3 minutes', 164, 166],
        ['warm', 264, 166],
      ] as const)
        line(page, text, x, y, y === 106)
    })
    expect(rowsOf(document).map(({ cells }) => cells)).toEqual([
      ['Drum', '1 minute', 'cold'],
      ['Lid', '2 minutes', 'cold'],
      // Whoever reads the row alone has to know what it is about.
      ['Lid', '3 minutes', 'warm'],
    ])
  })

  it('goes on over the page, and the head that is printed once more is none of its rows', async () => {
    const document = await read((page) => {
      intro(page)
      const rows = (from: number, names: string[]) => {
        grid(
          page,
          [60, 200, 340],
          [from, ...names.map((_, at) => from + 20 * (at + 1)), from + 20 * (names.length + 1)],
          everywhere,
        )
        line(page, 'Part', 64, from + 6, true)
        line(page, 'Contact', 204, from + 6, true)
        names.forEach((name, at) => {
          line(page, name, 64, from + 26 + at * 20)
          line(page, `${at + 1} minutes`, 204, from + 26 + at * 20)
        })
      }
      rows(740, ['Drum', 'Lid'])
      page.addPage()
      rows(40, ['Seal', 'Valve'])
      line(page, 'The technician signs the form on the same day.', 60, 160)
    })
    expect(rowsOf(document).map(({ cells }) => cells?.[0])).toEqual(['Drum', 'Lid', 'Seal', 'Valve'])
    expect(new Set(document.segments.flatMap(({ table }) => table ?? [])).size).toBe(1)
    expect(document.segments.find(({ cells }) => cells?.[0] === 'Seal')?.boxes?.[0]?.page).toBe(2)
  })

  it('is none where a box stands around a warning, or the lines are those of a chart', async () => {
    const document = await read((page) => {
      intro(page)
      page.rect(56, 95, 400, 40).stroke()
      line(page, 'WARNING: Never reach into the drum while', 60, 102)
      line(page, 'the motor runs.', 60, 116)
      grid(page, [60, 100, 140, 180, 220, 260], [200, 220, 240, 260, 280, 300], everywhere)
      line(page, '100', 64, 206)
      line(page, 'hours', 224, 286)
      line(page, 'The curve shows the wear of the seal.', 60, 330)
    })
    expect(rowsOf(document)).toEqual([])
    expect(document.segments.find(({ kind }) => kind === 'warning')?.text).toBe(
      'WARNING: Never reach into the drum while the motor runs.',
    )
    for (const words of ['100', 'hours', 'The curve shows the wear of the seal.'])
      expect(texts(document).join(' ')).toContain(words)
  })
})

describe('bullets that are drawn', () => {
  it('make items of the lines that they stand before, nested as they are set in', async () => {
    const document = await read((page) => {
      line(page, 'Put on your protective equipment before you open the lid of the chamber:', 60, 60)
      const item = (text: string, x: number, y: number, shape: 'disc' | 'ring' | 'square') => {
        if (shape === 'disc') page.circle(x - 12, y + 5, 2).fill()
        if (shape === 'ring') page.circle(x - 12, y + 5, 2).stroke()
        if (shape === 'square') page.rect(x - 14, y + 3, 4, 4).fill()
        page.fillColor('black')
        line(page, text, x, y)
      }
      item('nitrile gloves of the size that fits', 90, 80, 'disc')
      line(page, 'and that are not torn', 90, 94)
      item('both hands', 115, 108, 'ring')
      item('safety glasses', 90, 122, 'square')
      line(page, 'The technician signs the form on the same day.', 60, 150)
    })
    expect(texts(document)).toHaveLength(5)
    const items = document.segments.filter(({ kind }) => kind === 'list-item')
    expect(items.map(({ kind, text, level }) => [kind, text, level])).toEqual([
      ['list-item', 'nitrile gloves of the size that fits and that are not torn', 1],
      ['list-item', 'both hands', 2],
      ['list-item', 'safety glasses', 1],
    ])
  })

  it('are none where small marks are drawn elsewhere', async () => {
    const document = await read((page) => {
      line(page, 'Turn the knob to the mark, and wait until the lamp is green.', 60, 60)
      for (let at = 0; at < 30; at += 1) page.circle(70 + at * 15, 300 + (at % 7) * 12, 2).fill()
      line(page, 'The lamp stays green for 10 minutes.', 60, 500)
    })
    expect(document.segments.map(({ marker }) => marker)).toEqual([undefined, undefined])
  })
})

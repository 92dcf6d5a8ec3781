import { describe, expect, it } from '@jest/globals'
import { makePdf } from '../../../../test/builders/pdf'
import type { PdfText } from '../../../../test/builders/pdf'
import { mediaTypes } from '../model'
import { parseDocument } from '.'

const parse = (pages: PdfText[][]) =>
  parseDocument({ bytes: makePdf(pages), filename: 'a.pdf', mediaType: mediaTypes.pdf })
const column = (x: number, y: number, lines: string[]): PdfText[] =>
  lines.map((text, index) => ({ text, x, y: y - index * 13.5 }))
const framed = (number: number, texts: PdfText[]): PdfText[] => [
  { text: 'Acme Laboratories – SOP 12', x: 50, y: 815, size: 9 },
  { text: `Page ${number} of 3`, x: 270, y: 20, size: 9 },
  ...texts,
]

describe('PDF', () => {
  it('drops running heads and page numbers, and joins a sentence that a page break parts', async () => {
    const document = await parse([
      framed(1, [{ text: '1. Wipe the chamber with 70% ethanol and let it dry for', x: 60, y: 700 }]),
      framed(2, [{ text: 'ten minutes before closing the lid.', x: 74, y: 770 }]),
      framed(3, [{ text: 'Keep the log for 5 years.', x: 50, y: 770 }]),
    ])
    expect(document.text).not.toMatch(/Acme|Page/)
    expect(document.segments[0]).toMatchObject({
      page: 1,
      marker: '1.',
      text: 'Wipe the chamber with 70% ethanol and let it dry for ten minutes before closing the lid.',
    })
    expect(document.segments[1]).toMatchObject({ page: 3 })
  })

  it('joins words parted at a line end, and leaves a hyphen that the document writes elsewhere', async () => {
    const document = await parse([
      column(50, 700, [
        'This rule says who is respon-',
        'sible. A self-cleaning lid is a self-',
        'cleaning part, kept off-',
        'site at all times.',
      ]),
    ])
    expect(document.text).toBe(
      'This rule says who is responsible. A self-cleaning lid is a self-cleaning part, kept off-site at all times.',
    )
  })

  it('reads two columns one after the other', async () => {
    const left = [
      'The left column speaks of tanks and',
      'how they are rinsed every morning by',
      'the person on duty, who notes it in',
      'the log that hangs beside the door of',
      'the hall, before the first batch is',
      'started and the lids are closed.',
    ]
    const right = [
      'The right column speaks of lids and',
      'how they are dried every evening by',
      'the person on duty, who notes it in',
      'the book that lies under the shelf of',
      'the office, after the last batch is',
      'finished and the doors are locked.',
    ]
    const document = await parse([[...column(50, 700, left), ...column(320, 700, right)]])
    expect(document.segments.map((segment) => segment.text)).toEqual([left.join(' '), right.join(' ')])
  })

  it('keeps tables as rows of cells under their header', async () => {
    const row = (y: number, cells: string[], bold = false): PdfText[] =>
      cells.map((text, index) => ({ text, x: 50 + index * 160, y, bold }))
    const document = await parse([
      [
        { text: 'Every rotor has its own interval and its own highest speed.', x: 50, y: 740 },
        ...row(700, ['Rotor', 'Interval', 'Speed'], true),
        ...row(683, ['Swing-out', 'Every 7 days', '4,000 rpm']),
        ...row(666, ['Fixed angle', 'Every 14 days, or', '12,000 rpm']),
        { text: 'after a spill', x: 210, y: 653 },
        ...row(636, ['Drum', 'Monthly', '6,000 rpm']),
      ],
    ])
    expect(document.segments.filter((segment) => segment.kind === 'table-row')).toMatchObject([
      { header: ['Rotor', 'Interval', 'Speed'], cells: ['Swing-out', 'Every 7 days', '4,000 rpm'] },
      { cells: ['Fixed angle', 'Every 14 days, or after a spill', '12,000 rpm'] },
      { cells: ['Drum', 'Monthly', '6,000 rpm'] },
    ])
  })

  it('takes large and bold lines for headings, by size', async () => {
    const document = await parse([
      [
        { text: 'Centrifuge Cleaning', x: 50, y: 760, size: 22, bold: true },
        { text: '2 Limits', x: 50, y: 720, size: 14, bold: true },
        { text: 'Rotors are cleaned after every spill and at the end of each working week.', x: 50, y: 700 },
        { text: '2.1 Drums', x: 50, y: 670, size: 11, bold: true },
        { text: 'Drums are cleaned monthly, whether they were in use during that month or not.', x: 50, y: 650 },
      ],
    ])
    expect(document.title).toBe('Centrifuge Cleaning')
    expect(document.segments.at(-1)?.path).toEqual(['2 Limits', '2.1 Drums'])
  })

  it('says which page holds no text', async () => {
    const document = await parse([[{ text: 'Rinse the tank every morning.', x: 50, y: 700 }], []])
    expect(document.doubts).toContainEqual(expect.objectContaining({ code: 'page.no-text', page: 2 }))
  })
})

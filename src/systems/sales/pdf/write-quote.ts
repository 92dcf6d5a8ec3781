import { createRequire } from 'node:module'
import path from 'node:path'
import PDFDocument from 'pdfkit'
import type { Quote, RequestRecord } from '../model'
import { lineSum, money } from '../rules/quote-sums'

const left = 56
const width = 595.28 - 2 * left
const columns = { description: left, quantity: left + 270, price: left + 320, sum: left + 400 }

/** A quote as PDF, A4: who to whom, lines, sums, until when. Latin, Greek and Cyrillic text, by an embedded font. */
export function writeQuote({
  quote,
  request,
  from,
}: {
  quote: Quote
  request: Pick<RequestRecord, 'reference' | 'title' | 'client' | 'contactName' | 'contact'>
  from: string
}): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: left,
    font: fontFile('Regular'),
    lang: 'en',
    displayTitle: true,
    info: { Title: `Quote ${quote.number}`, Author: from, CreationDate: new Date(quote.at) },
  })
  const done = collected(pdf)
  pdf.registerFont('bold', fontFile('Bold')).registerFont('text', fontFile('Regular'))
  const line = (text: string, { bold = false, size = 10, dim = false } = {}) =>
    pdf
      .font(bold ? 'bold' : 'text')
      .fontSize(size)
      .fillColor(dim ? '#5a636b' : '#14181d')
      .text(text, left, undefined, { width })

  line(from, { bold: true, size: 12 })
  pdf.moveDown(2)
  line(`Quote ${quote.number}`, { bold: true, size: 22 })
  line(`${day(quote.at)} · request ${request.reference} · valid until ${day(quote.validUntil)}`, { dim: true })
  pdf.moveDown(1.5)
  line(request.client, { bold: true })
  if (request.contactName) line(request.contactName)
  line(request.contact)
  pdf.moveDown(1.5)
  line(request.title, { bold: true, size: 13 })
  pdf.moveDown(1)

  row(pdf, ['Description', 'Quantity', 'Price', 'Sum'], { dim: true })
  for (const item of quote.lines) {
    if (pdf.y > 700) pdf.addPage()
    row(pdf, [
      item.description,
      String(item.quantity),
      money(item.unitPrice, quote.currency),
      money(lineSum(item, quote.currency), quote.currency),
    ])
  }
  if (quote.taxPercent > 0) {
    row(pdf, ['Net', '', '', money(quote.net, quote.currency)])
    row(pdf, [`Tax ${quote.taxPercent} %`, '', '', money(quote.tax, quote.currency)])
  }
  row(pdf, ['Total', '', '', money(quote.amount, quote.currency)], { bold: true })
  if (quote.note) {
    pdf.moveDown(1)
    line(quote.note)
  }
  pdf.moveDown(1.5)
  line(`Prepared by ${quote.byName}. You accept or decline it on the status page of your request.`, {
    dim: true,
    size: 9,
  })
  pdf.end()
  return done
}

type Row = [string, string, string, string]

function row(pdf: PDFKit.PDFDocument, [text, quantity, price, sum]: Row, { bold = false, dim = false } = {}): void {
  const top = pdf.y + 6
  pdf
    .font(bold ? 'bold' : 'text')
    .fontSize(10)
    .fillColor(dim ? '#5a636b' : '#14181d')
  for (const [value, x, room] of [
    [quantity, columns.quantity, 40],
    [price, columns.price, 70],
    [sum, columns.sum, width - (columns.sum - left)],
  ] as const) {
    pdf.text(value, x, top, { width: room, align: 'right', lineBreak: false })
  }
  pdf.text(text, columns.description, top, { width: 250 })
  pdf
    .moveTo(left, pdf.y + 5)
    .lineTo(left + width, pdf.y + 5)
    .lineWidth(0.5)
    .strokeColor('#c9ccc6')
    .stroke()
  pdf.y += 6
}

function collected(pdf: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    pdf.on('data', (part: Buffer) => parts.push(part))
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))))
    pdf.on('error', reject)
  })
}

// The fonts every PDF viewer has know Western letters only; these come with pdfjs-dist, which reads our PDFs.
function fontFile(weight: 'Regular' | 'Bold'): string {
  const home = path.dirname(createRequire(path.join(process.cwd(), 'package.json')).resolve('pdfjs-dist/package.json'))
  return path.join(home, 'standard_fonts', `LiberationSans-${weight}.ttf`)
}

const dates = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const day = (iso: string): string => dates.format(new Date(iso))

import PDFDocument from 'pdfkit'
import sharp from 'sharp'
import { renderPages } from '@/systems/sops/parsers/pdf/render-pages'
import type { PdfText } from './pdf'
import { makePdf } from './pdf'

type Scan = {
  /** Pages (from 0) that are printed, not scanned. */
  printed?: number[]
  /** Text that the file itself holds above each picture, in points from the top left. */
  stamp?: { text: string; x: number; y: number }
  /** Degrees by which the paper lay askew, or on its side. */
  turned?: number
  /** Out of focus by so many pixels. */
  blur?: number
}

/** A PDF of pictures of pages of text, as a scanner makes it at 200 dots an inch. */
export async function makeScan(
  pages: PdfText[][],
  { turned = 0, blur = 0, printed = [], stamp }: Scan = {},
): Promise<Uint8Array> {
  const pictures = new Map<number, Buffer>()
  const drawn: [number, Uint8Array][] = []
  await renderPages({
    bytes: makePdf(pages),
    pages: pages.map((_, at) => at + 1),
    width: 1654,
    onPage: (page, picture) => drawn.push([page, picture.bytes]),
  })
  for (const [page, bytes] of drawn) pictures.set(page, await scanned(bytes, { turned, blur }))
  const document = new PDFDocument({ autoFirstPage: false })
  const parts: Buffer[] = []
  document.on('data', (part: Buffer) => parts.push(part))
  const ended = new Promise((resolve) => document.on('end', resolve))
  for (const [page, picture] of pictures) {
    if (printed.includes(page - 1)) {
      document.addPage({ size: [595, 842], margin: 0 })
      for (const { text, x, y, size = 11 } of pages[page - 1] ?? [])
        document.fontSize(size).text(text, x, 842 - y - size * 0.75, { lineBreak: false })
      continue
    }
    const { width, height } = await sharp(picture).metadata()
    const size: [number, number] = width > height ? [842, 595] : [595, 842]
    document.addPage({ size, margin: 0 })
    document.image(picture, 0, 0, { width: size[0], height: size[1] })
    if (stamp) document.fontSize(11).text(stamp.text, stamp.x, stamp.y, { lineBreak: false })
  }
  document.end()
  await ended
  return new Uint8Array(Buffer.concat(parts))
}

async function scanned(bytes: Uint8Array, { turned, blur }: { turned: number; blur: number }): Promise<Buffer> {
  const { width, height } = await sharp(bytes).metadata()
  const turnedRound = await sharp(bytes).rotate(turned, { background: '#ffffff' }).png().toBuffer()
  const square = turned % 90 === 0
  const sheet = square ? sharp(turnedRound) : sharp(turnedRound).resize(width, height, { fit: 'cover' })
  return (blur > 0 ? sheet.blur(blur) : sheet).grayscale().jpeg({ quality: 80 }).toBuffer()
}

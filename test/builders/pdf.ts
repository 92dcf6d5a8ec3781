import { createHash } from 'node:crypto'

export type PdfText = { text: string; x: number; y: number; size?: number; bold?: boolean }

type Options = {
  /** Asks for this password before it opens (standard security handler, revision 2). */
  password?: string
}

/** A PDF with Helvetica text at the given places (points, origin bottom left), one list a page. For tests of the reader. */
export function makePdf(pages: PdfText[][], { password }: Options = {}): Uint8Array {
  const id = Buffer.alloc(16, 7)
  const security = password === undefined ? undefined : securityOf(password, id)
  const objects: Buffer[] = []
  const add = (body: string | Buffer) => objects.push(Buffer.isBuffer(body) ? body : Buffer.from(body, 'latin1'))
  const pageNumbers = pages.map((_, index) => 5 + index * 2)
  add('<< /Type /Catalog /Pages 2 0 R >>')
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${pageNumbers.map((number) => `${number} 0 R`).join(' ')}] >>`)
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>')
  pages.forEach((texts, index) => {
    const number = pageNumbers[index] ?? 0
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${number + 1} 0 R >>`,
    )
    const plain = Buffer.from(contentOf(texts), 'latin1')
    const stream = security ? security.encrypt(plain, number + 1) : plain
    add(Buffer.concat([Buffer.from(`<< /Length ${stream.length} >>\nstream\n`), stream, Buffer.from('\nendstream')]))
  })
  if (security) add(security.dictionary)
  return assemble(objects, id, security ? objects.length : undefined)
}

const escaped = (text: string) =>
  text
    .replace(/[\\()]/g, '\\$&')
    .replaceAll('–', '\u0096')
    .replaceAll('’', '\u0092')
    .replaceAll('•', '\u0095')

const contentOf = (texts: PdfText[]) =>
  texts
    .map(
      ({ text, x, y, size = 11, bold }) =>
        `BT /F${bold ? 2 : 1} ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped(text)}) Tj ET`,
    )
    .join('\n')

function assemble(objects: Buffer[], id: Buffer, encrypt: number | undefined): Uint8Array {
  const parts = [Buffer.from('%PDF-1.4\n')]
  let length = parts[0]?.length ?? 0
  const offsets = objects.map((body, index) => {
    const offset = length
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')])
    parts.push(part)
    length += part.length
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const hex = id.toString('hex')
  const trailer = `<< /Size ${objects.length + 1} /Root 1 0 R /ID [<${hex}> <${hex}>]${encrypt ? ` /Encrypt ${encrypt} 0 R` : ''} >>`
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n${trailer}\nstartxref\n${length}\n%%EOF\n`,
    ),
  )
  return new Uint8Array(Buffer.concat(parts))
}

const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')
const md5 = (...parts: Buffer[]) => createHash('md5').update(Buffer.concat(parts)).digest()

/** PDF 1.4, 3.5: 40-bit RC4 keys from the password. */
function securityOf(
  password: string,
  id: Buffer,
): { dictionary: string; encrypt(data: Buffer, object: number): Buffer } {
  const padded = Buffer.concat([Buffer.from(password, 'latin1'), PADDING]).subarray(0, 32)
  const owner = rc4(md5(padded).subarray(0, 5), padded)
  const permissions = Buffer.alloc(4)
  permissions.writeInt32LE(-4)
  const key = md5(padded, owner, permissions, id).subarray(0, 5)
  const user = rc4(key, PADDING)
  return {
    dictionary: `<< /Filter /Standard /V 1 /R 2 /O <${owner.toString('hex')}> /U <${user.toString('hex')}> /P -4 >>`,
    encrypt(data, object) {
      const salt = Buffer.from([object & 255, (object >> 8) & 255, (object >> 16) & 255, 0, 0])
      return rc4(md5(key, salt).subarray(0, 10), data)
    },
  }
}

function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, index) => index)
  const at = (index: number) => state[index & 255] ?? 0
  const swap = (a: number, b: number) => {
    const kept = at(a)
    state[a & 255] = at(b)
    state[b & 255] = kept
  }
  let j = 0
  for (let i = 0; i < 256; i += 1) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 255
    swap(i, j)
  }
  let i = 0
  j = 0
  return Buffer.from(
    data.map((byte) => {
      i = (i + 1) & 255
      j = (j + at(i)) & 255
      swap(i, j)
      return byte ^ at(at(i) + at(j))
    }),
  )
}

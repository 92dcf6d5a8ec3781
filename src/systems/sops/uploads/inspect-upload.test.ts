import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { ZipFile } from 'yazl'
import { makePdf } from '../../../../test/builders/pdf'
import { env } from '@/shared/env'
import { DomainError } from '@/shared/errors'
import { inspectUpload } from './inspect-upload'

const fixture = (name: string) => new Uint8Array(readFileSync(`test/fixtures/sops/${name}`))
const text = (content: string) => new TextEncoder().encode(content)

/** The code of the refusal; every refusal must be a sentence or two that a person can act on. */
async function refusal(bytes: Uint8Array, filename: string): Promise<string> {
  try {
    await inspectUpload({ bytes, filename })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    expect(error.message).toMatch(/^\p{Lu}.+\.$/su)
    expect(error.status).toBeGreaterThanOrEqual(400)
    expect(error.status).toBeLessThan(500)
    return error.code
  }
  return 'accepted'
}

function zip(entries: Record<string, string | Buffer>): Promise<Uint8Array> {
  const archive = new ZipFile()
  for (const [name, content] of Object.entries(entries)) archive.addBuffer(Buffer.from(content), name)
  archive.end()
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    archive.outputStream.on('data', (part: Buffer) => parts.push(part))
    archive.outputStream.on('error', reject)
    archive.outputStream.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))))
  })
}
const word = (document: string | Buffer, others: Record<string, string> = {}) =>
  zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': document, ...others })

describe('what is let in', () => {
  it.each([
    ['freezer-defrosting-sop.md', 'text/markdown'],
    ['incident-response-plan.html', 'text/html'],
    ['irm-17-ransomware.pdf', 'application/pdf'],
    ['pha4ge-contextual-data-sop.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ])('%s, with its type and checksum', async (name, mediaType) => {
    expect(await inspectUpload({ bytes: fixture(name), filename: name })).toEqual({
      mediaType,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  it('an encrypted PDF that opens without a password', async () => {
    expect(await refusal(makePdf([[{ text: 'Rinse the tank.', x: 50, y: 700 }]], { password: '' }), 'a.pdf')).toBe(
      'accepted',
    )
  })
})

describe('what is kept out', () => {
  const pdf = makePdf([[{ text: 'Rinse the tank.', x: 50, y: 700 }]])

  it('an empty file, and one of blanks only', async () => {
    expect(await refusal(new Uint8Array(), 'a.pdf')).toBe('sop.empty')
    expect(await refusal(text(' \n\t\n'), 'a.md')).toBe('sop.empty')
  })

  it('a file that is too large, before anything else is done with it', async () => {
    expect(await refusal(new Uint8Array(env.MAX_UPLOAD_MB * 1024 * 1024 + 1), 'a.pdf')).toBe('sop.too-large')
  })

  it('a type that cannot be read, or a name that does not say', async () => {
    expect(await refusal(text('a,b'), 'a.csv')).toBe('sop.wrong-type')
    expect(await refusal(text('a'), 'README')).toBe('sop.wrong-type')
    expect(await refusal(text('a'), 'a.doc')).toBe('sop.old-office')
  })

  it('a file that is not what its name says', async () => {
    expect(await refusal(text('<!doctype html><html><body>hi</body></html>'), 'a.pdf')).toBe('sop.wrong-type')
    expect(await refusal(pdf, 'a.docx')).toBe('sop.wrong-type')
    expect(await refusal(pdf, 'a.txt')).toBe('sop.wrong-type')
    expect(await refusal(await zip({ 'a.txt': 'a' }), 'a.docx')).toBe('sop.wrong-type')
    expect(await refusal(await zip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<w/>' }), 'a.docx')).toBe(
      'sop.wrong-type',
    )
  })

  it('binary data named as text', async () => {
    const noise = Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256)
    expect(await refusal(noise, 'a.txt')).toBe('sop.not-text')
  })

  it('a PDF or Word file behind a password', async () => {
    expect(await refusal(makePdf([[{ text: 'Secret.', x: 50, y: 700 }]], { password: 'x' }), 'a.pdf')).toBe(
      'sop.encrypted',
    )
    const ole = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ])
    expect(await refusal(new Uint8Array(ole), 'a.docx')).toBe('sop.encrypted')
  })

  it('a file that is cut off', async () => {
    expect(await refusal(fixture('irm-17-ransomware.pdf').slice(0, 90_000), 'a.pdf')).toBe('sop.truncated')
    expect(await refusal(fixture('inbo-svp106-waterpeil-nl.docx').slice(0, 90_000), 'a.docx')).toBe('sop.truncated')
  })

  it('a Word file with macros, by its name or by what is in it', async () => {
    expect(await refusal(text('a'), 'a.docm')).toBe('sop.macros')
    expect(await refusal(await word('<w:document/>', { 'word/vbaProject.bin': 'x' }), 'a.docx')).toBe('sop.macros')
    expect(await refusal(text('a'), 'a.xlsm')).toBe('sop.macros')
  })

  it('a file of two types at once', async () => {
    const both = Buffer.concat([pdf, await zip({ 'a.txt': 'a' })])
    expect(await refusal(new Uint8Array(Buffer.concat([both, Buffer.from('%%EOF')])), 'a.pdf')).toBe('sop.two-in-one')
    expect(
      await refusal(new Uint8Array(Buffer.concat([Buffer.from('<html>'), await word('<w:document/>')])), 'a.docx'),
    ).toBe('sop.wrong-type')
  })

  describe('archives that unpack to far more than a document', () => {
    const memory = () => process.memoryUsage().rss / 1024 / 1024

    it('by what they declare: one huge part, or thousands of small ones', async () => {
      const before = memory()
      expect(await refusal(await word(Buffer.alloc(60 * 1024 * 1024, 'a')), 'a.docx')).toBe('sop.bomb')
      expect(memory() - before).toBeLessThan(200)
      const many = Object.fromEntries(Array.from({ length: 4100 }, (_, index) => [`word/media/${index}.txt`, '']))
      expect(await refusal(await word('<w:document/>', many), 'a.docx')).toBe('sop.bomb')
    })

    it('although they declare little', async () => {
      const honest = Buffer.from(await word(Buffer.alloc(20 * 1024 * 1024, 'a')))
      // The uncompressed size of an entry in the central directory, 24 bytes after its signature.
      for (let at = honest.indexOf('PK\u0001\u0002'); at >= 0; at = honest.indexOf('PK\u0001\u0002', at + 4)) {
        if (honest.readUInt32LE(at + 24) > 1000) honest.writeUInt32LE(1000, at + 24)
      }
      expect(['sop.bomb', 'sop.unreadable']).toContain(await refusal(new Uint8Array(honest), 'a.docx'))
    })
  })
})

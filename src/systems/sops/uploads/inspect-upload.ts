import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import { env } from '@/shared/env'
import { refuse, tooLarge, wrongType } from '../errors'
import { endingOf, mediaTypeOf, readableFormats } from '../formats'
import type { MediaType } from '../model'
import { mediaTypes } from '../model'
import { inspectPdf } from './inspect-pdf'
import { inspectRtf } from './inspect-rtf'
import { inspectText } from './inspect-text'
import { inspectOffice, kindsOfOffice, type OfficeType } from './inspect-office'

const ACCEPTED = `Upload ${readableFormats}.`

/**
 * Looks at a file before it is kept: is it what its name says, can it be opened, is it safe to unpack? Nothing is parsed.
 *
 * @throws DomainError `sop.empty`, `sop.too-large`, `sop.wrong-type`, `sop.encrypted`, `sop.truncated`, `sop.bomb` and so on,
 * with a sentence for the person who uploaded it
 */
export async function inspectUpload({
  bytes,
  filename,
}: {
  bytes: Uint8Array
  filename: string
}): Promise<{ mediaType: MediaType; sha256: string }> {
  const limit = env.MAX_UPLOAD_MB
  if (bytes.length === 0) throw refuse('sop.empty')
  if (bytes.length > limit * 1024 * 1024) {
    throw tooLarge(
      `This file has ${Math.ceil(bytes.length / 1024 / 1024)} MB; at most ${limit} MB are accepted. Make its pictures smaller, or split it.`,
    )
  }
  const mediaType = typeByName(filename)
  await assertContent({ bytes, mediaType })
  return { mediaType, sha256: createHash('sha256').update(bytes).digest('hex') }
}

function typeByName(filename: string): MediaType {
  const ending = endingOf(filename)
  if (['docm', 'dotm', 'pptm', 'xlsm'].includes(ending)) throw refuse('sop.macros')
  if (['doc', 'dot', 'ppt', 'pps', 'xls'].includes(ending)) throw refuse('sop.old-office')
  const mediaType = mediaTypeOf(filename)
  if (mediaType) return mediaType
  throw wrongType(
    ending
      ? `Files ending in .${ending} cannot be read. ${ACCEPTED}`
      : `This file has no ending that says what it is. ${ACCEPTED}`,
  )
}

async function assertContent({ bytes, mediaType }: { bytes: Uint8Array; mediaType: MediaType }): Promise<void> {
  switch (mediaType) {
    case mediaTypes.pdf:
      if (!startsWith(bytes, '%PDF-')) throw await mismatch(bytes, 'a PDF')
      await inspectPdf(bytes)
      return
    case mediaTypes.docx:
    case mediaTypes.pptx:
    case mediaTypes.xlsx:
    case mediaTypes.odt:
      await assertOffice(bytes, mediaType)
      return
    case mediaTypes.rtf:
      if (!startsWith(bytes, '{\\rtf')) throw await mismatch(bytes, 'an RTF file')
      inspectRtf(bytes)
      return
    case mediaTypes.markdown:
    case mediaTypes.html:
    case mediaTypes.text: {
      const found = await nameOfContent(bytes)
      if (found)
        throw wrongType(
          `This file is named as text, but it is ${found}. Give it its own ending, or upload the document itself.`,
        )
      inspectText(bytes)
    }
  }
}

async function assertOffice(bytes: Uint8Array, mediaType: OfficeType): Promise<void> {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw refuse(isEncryptedOffice(bytes) ? 'sop.encrypted' : 'sop.old-office')
  if (!startsWith(bytes, 'PK\u0003\u0004')) throw await mismatch(bytes, kindsOfOffice[mediaType].name)
  await inspectOffice(bytes, mediaType)
}

const startsWith = (bytes: Uint8Array, magic: string): boolean =>
  Buffer.from(bytes.subarray(0, magic.length)).toString('latin1') === magic

/** Office keeps a document with a password inside an old-style container, as a stream of this name. */
const isEncryptedOffice = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'))

async function mismatch(bytes: Uint8Array, expected: string) {
  const found = (await nameOfContent(bytes)) ?? textName(bytes)
  return wrongType(
    `This file is named as if it were ${expected}, but it is ${found ?? 'something else'}. Upload the document itself. ${ACCEPTED}`,
  )
}

function textName(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('utf8').trimStart().toLowerCase()
  if (start.includes('%pdf-')) return 'a PDF with other data in front of it'
  if (/^<(?:!doctype html|html|head|body)\b/.test(start)) return 'a web page'
  return /\u0000/.test(start) ? undefined : 'plain text'
}

const CONTENTS: Record<string, string> = {
  pdf: 'a PDF',
  docx: 'a Word file',
  docm: 'a Word file with macros',
  xlsx: 'an Excel file',
  pptx: 'a PowerPoint file',
  zip: 'a ZIP archive',
  rtf: 'an RTF file',
  cfb: 'an older Office file',
  exe: 'a program',
  elf: 'a program',
}

/** What the content says it is, in words, where it is a known binary type. */
async function nameOfContent(bytes: Uint8Array): Promise<string | undefined> {
  const found = await fileTypeFromBuffer(bytes)
  if (!found || found.ext === 'xml') return undefined
  return CONTENTS[found.ext] ?? (found.mime.startsWith('image/') ? `a picture (${found.ext})` : `a .${found.ext} file`)
}

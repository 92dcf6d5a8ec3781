import { DomainError } from '@/shared/errors'
import { refuse, wrongType } from '../errors'
import { readableFormats } from '../formats'
import type { MediaType, ParsedDocument } from '../model'
import { structureDocument } from '../structure/structure-document'
import type { ReadingProgress, SopParser } from './define-parser'
import { docxParser } from './docx'
import { htmlParser } from './html'
import { markdownParser } from './markdown'
import { odtParser } from './odt'
import { pdfParser } from './pdf'
import { pptxParser } from './pptx'
import { rtfParser } from './rtf'
import { textParser } from './text'
import { xlsxParser } from './xlsx'

/** Every format that can be read. */
export const parsers: readonly SopParser[] = [
  pdfParser,
  docxParser,
  pptxParser,
  xlsxParser,
  odtParser,
  rtfParser,
  markdownParser,
  htmlParser,
  textParser,
]

/**
 * Reads a file and finds its structure: headings, steps, warnings, definitions, tables.
 * @throws DomainError where the file cannot be read, with a code and a sentence for the person who uploaded it
 */
export async function parseDocument({
  bytes,
  filename,
  mediaType,
  onProgress,
}: {
  bytes: Uint8Array
  filename: string
  mediaType: MediaType
  onProgress?: ReadingProgress
}): Promise<ParsedDocument> {
  const parser = parsers.find((candidate) => candidate.mediaType === mediaType)
  if (!parser) {
    throw wrongType(`Files of type ${mediaType} cannot be read. Upload ${readableFormats}.`)
  }
  const document = await readWith(parser, { bytes, filename, mediaType, ...(onProgress ? { onProgress } : {}) })
  if (!/[\p{L}\p{N}]/u.test(document.text)) throw refuse('sop.no-text')
  return document
}

/** A reader that fails says why in words for people, whatever the library below it threw. */
async function readWith(
  parser: SopParser,
  { mediaType, ...file }: Parameters<SopParser['read']>[0] & { mediaType: MediaType },
): Promise<ParsedDocument> {
  try {
    const reading = await parser.read(file)
    return structureDocument({ reading, filename: file.filename, mediaType })
  } catch (error) {
    if (error instanceof DomainError) throw error
    const reason = error instanceof Error ? (error.stack ?? error.message).slice(0, 600) : String(error)
    throw refuse(error instanceof RangeError ? 'sop.too-complex' : 'sop.unreadable', { parser: parser.name, reason })
  }
}

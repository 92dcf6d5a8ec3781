import { refuse, wrongType } from '../errors'
import { readableFormats } from '../formats'
import type { MediaType, ParsedDocument } from '../model'
import { structureDocument } from '../structure/structure-document'
import type { SopParser } from './define-parser'
import { docxParser } from './docx'
import { htmlParser } from './html'
import { markdownParser } from './markdown'
import { odtParser } from './odt'
import { pdfParser } from './pdf'
import { pptxParser } from './pptx'
import { textParser } from './text'
import { xlsxParser } from './xlsx'

/** Every format that can be read. */
export const parsers: readonly SopParser[] = [
  pdfParser,
  docxParser,
  pptxParser,
  xlsxParser,
  odtParser,
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
}: {
  bytes: Uint8Array
  filename: string
  mediaType: MediaType
}): Promise<ParsedDocument> {
  const parser = parsers.find((candidate) => candidate.mediaType === mediaType)
  if (!parser) {
    throw wrongType(`Files of type ${mediaType} cannot be read. Upload ${readableFormats}.`)
  }
  const reading = await parser.read({ bytes, filename })
  const document = structureDocument({ reading, filename, mediaType })
  if (!/[\p{L}\p{N}]/u.test(document.text)) throw refuse('sop.no-text')
  return document
}

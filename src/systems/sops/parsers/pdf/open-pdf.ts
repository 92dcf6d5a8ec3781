import { createRequire } from 'node:module'
import path from 'node:path'
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { DomainError } from '@/shared/errors'
import { refuse } from '../../errors'

const MAX_PAGES = 2000

/**
 * Opens a PDF, hands it to `work`, and closes it whatever happens.
 * @throws DomainError sop.encrypted, sop.unreadable or sop.too-many-pages
 */
export async function withPdf<Result>(
  bytes: Uint8Array,
  work: (document: PDFDocumentProxy) => Promise<Result>,
): Promise<Result> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const home = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const folder = (name: string) => path.join(home, name) + path.sep
  const task = pdfjs.getDocument({
    // pdf.js takes the buffer over, and refuses Node's own Buffer.
    data: new Uint8Array(bytes),
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    // For drawing pages: fonts that are not in the file, and images compressed by JBIG2 and JPEG 2000.
    standardFontDataUrl: folder('standard_fonts'),
    wasmUrl: folder('wasm'),
    iccUrl: folder('iccs'),
    disableFontFace: true,
    isEvalSupported: false,
    useSystemFonts: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  })
  try {
    const document = await task.promise
    if (document.numPages > MAX_PAGES) throw tooManyPages(document.numPages)
    return await work(document)
  } catch (error) {
    throw readable(error)
  } finally {
    await task.destroy()
  }
}

const tooManyPages = (pages: number) =>
  new DomainError({
    code: 'sop.too-many-pages',
    status: 413,
    message: `This PDF has ${pages} pages; at most ${MAX_PAGES} are read. Split it into the procedures it holds and upload those.`,
  })

function readable(error: unknown): unknown {
  if (error instanceof DomainError || !(error instanceof Error)) return error
  return error.name === 'PasswordException'
    ? refuse('sop.encrypted')
    : refuse('sop.unreadable', { reason: error.message })
}

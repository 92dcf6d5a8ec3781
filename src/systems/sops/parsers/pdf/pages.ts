import { createRequire } from 'node:module'
import path from 'node:path'
import { DomainError } from '@/shared/errors'
import { refuse } from '../../errors'

/** Text placed on a page. Points, origin bottom left; `y` is the baseline. */
export type PlacedText = { text: string; x: number; y: number; width: number; size: number; bold: boolean }
export type PdfPage = { number: number; width: number; height: number; items: PlacedText[] }

const MAX_PAGES = 2000

/**
 * Reads the text of every page, one page at a time.
 * @throws DomainError sop.encrypted, sop.unreadable or sop.too-many-pages
 */
export async function readPages(bytes: Uint8Array): Promise<{ pages: PdfPage[]; title?: string }> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const home = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const task = pdfjs.getDocument({
    // pdf.js takes the buffer over, and refuses Node's own Buffer.
    data: new Uint8Array(bytes),
    cMapUrl: path.join(home, 'cmaps') + path.sep,
    cMapPacked: true,
    disableFontFace: true,
    isEvalSupported: false,
    useSystemFonts: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  })
  try {
    const document = await task.promise
    if (document.numPages > MAX_PAGES) throw tooManyPages(document.numPages)
    const bold = new Map<string, boolean>()
    const pages: PdfPage[] = []
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      const content = await page.getTextContent({ includeMarkedContent: false })
      const unknown = Object.keys(content.styles).filter((font) => !bold.has(font))
      // Font names are known only once the page's operators were read; fonts are shared, so few pages need it.
      if (unknown.length > 0) await page.getOperatorList()
      for (const font of unknown) bold.set(font, isBoldFont(page.commonObjs, font))
      const [left = 0, bottom = 0, right = 0, top = 0] = page.view
      pages.push({
        number,
        width: right - left,
        height: top - bottom,
        items: content.items.flatMap((item) => ('str' in item ? placed(item, left, bottom, bold) : [])),
      })
      page.cleanup()
    }
    const info = (await document.getMetadata()).info as { Title?: unknown }
    const title = typeof info.Title === 'string' ? info.Title.trim() : ''
    return { pages, ...(title && !/\.\w{2,4}$|^untitled$|microsoft word/i.test(title) ? { title } : {}) }
  } catch (error) {
    throw readable(error)
  } finally {
    await task.destroy()
  }
}

type PdfItem = { str: string; transform: unknown[]; width: number; height: number; fontName: string }

function placed(item: PdfItem, left: number, bottom: number, bold: Map<string, boolean>): PlacedText[] {
  const [a = 0, b = 0, , d = 0, x = 0, y = 0] = item.transform.map(Number)
  // Text that runs up or down the page is a watermark or a margin stamp.
  if (item.str.trim() === '' || Math.abs(b) > Math.abs(a)) return []
  return [
    {
      text: item.str,
      x: x - left,
      y: y - bottom,
      width: item.width,
      size: item.height || Math.abs(d),
      bold: bold.get(item.fontName) ?? false,
    },
  ]
}

function isBoldFont(fonts: { has(id: string): boolean; get(id: string): unknown }, id: string): boolean {
  if (!fonts.has(id)) return false
  const font = fonts.get(id) as { name?: string; bold?: boolean; black?: boolean } | null
  return Boolean(font?.bold || font?.black || /bold|black|heavy|semibold|demi/i.test(font?.name ?? ''))
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

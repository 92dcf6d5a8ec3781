import type { Canvas } from '@napi-rs/canvas'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { DomainError } from '@/shared/errors'
import type { Picture } from '../blocks'
import { withPdf } from './open-pdf'

/** Pixels of a page at most, so that a page of ten metres is no bomb. */
const MAX_PIXELS = 24_000_000

/**
 * Pages of a PDF as pictures, as they are shown (turned as the file says), `width` pixels wide, one by one. Pages that
 * the document does not have are left out.
 * @throws DomainError sop.no-such-page (404) where the first one is not there, and as `withPdf`
 */
export function renderPages({
  bytes,
  pages,
  width,
  onPage,
}: {
  bytes: Uint8Array
  pages: number[]
  width: number
  onPage: (page: number, picture: Picture) => void
}): Promise<void> {
  return withPdf(bytes, async (document) => {
    if ((pages[0] ?? 0) > document.numPages) throw noSuchPage(pages[0] ?? 0, document.numPages)
    for (const number of pages.filter((wanted) => wanted <= document.numPages)) {
      const page = await document.getPage(number)
      const canvas = await drawPage({ document, page, width })
      page.cleanup()
      onPage(number, { mediaType: 'image/webp', bytes: new Uint8Array(await canvas.encode('webp', 85)) })
    }
  })
}

/**
 * Draws a page on white, `width` pixels wide, or narrower where it is very long. `turn`: quarter turns clockwise that the
 * page is given, beyond those that the file asks for.
 */
export async function drawPage({
  document,
  page,
  width,
  turn = 0,
}: {
  document: PDFDocumentProxy
  page: PDFPageProxy
  width: number
  turn?: number
}): Promise<Canvas> {
  const rotation = (page.rotate + turn * 90) % 360
  const natural = page.getViewport({ scale: 1, rotation })
  const wanted = width / natural.width
  const allowed = Math.sqrt(MAX_PIXELS / (natural.width * natural.height))
  const viewport = page.getViewport({ scale: Math.min(wanted, allowed), rotation })
  const size = [Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height))] as const
  // The factory of pdf.js makes canvases of the library that pdf.js draws with.
  const { canvas } = (document.canvasFactory as { create(width: number, height: number): { canvas: Canvas } }).create(
    ...size,
  )
  await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport, background: '#ffffff' }).promise
  return canvas
}

const noSuchPage = (page: number, pages: number) =>
  new DomainError({
    code: 'sop.no-such-page',
    status: 404,
    message: `There is no page ${page} in this document: it has ${pages}.`,
  })

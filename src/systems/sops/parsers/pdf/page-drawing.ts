import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { RawObjects } from './raw/objects'
import { pageContent, type PageContent } from './raw/page-content'
import type { Codes, Operators } from './walk-operators'

/**
 * What a page draws, looked up when it is asked for. The list of pdf.js costs more than the page's text, so the page's own
 * content is read where it is plain.
 */
export function drawingOf(page: PDFPageProxy, objects: RawObjects | null, codes: Codes) {
  let own: PageContent | null | undefined
  let list: Operators | undefined
  const plain = () => (own ??= objects && page.ref ? pageContent(objects, page.ref.num, codes) : null)
  const listed = async (): Promise<Operators> => (list ??= await page.getOperatorList())
  return {
    /** Names of the fonts that text is shown in, in the order in which they come; null where they cannot be told. */
    fonts: (): string[] | null => plain()?.fonts ?? null,
    /** The list of pdf.js, with which its fonts are loaded. */
    listed,
    operators: async (): Promise<Operators> => list ?? plain()?.operators ?? (await listed()),
    begun: (): boolean => Boolean(own ?? list),
  }
}
